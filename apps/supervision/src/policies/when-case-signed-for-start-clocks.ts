// When a department signs for a case, its days to object and to accept begin (信访工作条例 第二十三条第三款).
import type { CaseSignedFor } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';

export const whenCaseSignedForStartClocks: Policy<CaseSignedFor, StartClocks> = {
  name: 'when-case-signed-for-start-clocks',
  on: 'CaseSignedFor',
  react: ({ data: { caseId, department, signedOn, objectBy, informBy } }) => [
    new StartClocks(caseId, [
      { clockId: clockOf('C-INFORM-TRANSFER', department), clock: 'C-INFORM-TRANSFER', holder: department, startedOn: signedOn, due: informBy },
      { clockId: clockOf('C-OBJECT', department), clock: 'C-OBJECT', holder: department, startedOn: signedOn, due: objectBy },
    ]),
  ],
};
