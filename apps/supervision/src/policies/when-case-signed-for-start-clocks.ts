// When a department signs for a case, its days to object and to accept begin, unless they have run since the sending.
import type { CaseSignedFor } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { StartClocks } from '../case/start-clocks.js';
import { receiptClocks } from './receipt-clocks.js';

export const whenCaseSignedForStartClocks: Policy<CaseSignedFor, StartClocks> = {
  name: 'when-case-signed-for-start-clocks',
  on: 'CaseSignedFor',
  react: ({ data: { caseId, department, signedOn: startedOn, objectBy, informBy, receivedOn } }) =>
    receivedOn === undefined ? [new StartClocks(caseId, receiptClocks(department, { startedOn, objectBy, informBy }))] : [],
};
