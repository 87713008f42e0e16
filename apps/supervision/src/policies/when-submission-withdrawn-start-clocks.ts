// When the last one who is to be told has withdrawn, the sixty days begin that waited for a notice to be delivered.
import type { SubmissionWithdrawn } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StartClocks, type Start } from '../case/start-clocks.js';

export const whenSubmissionWithdrawnStartClocks: Policy<SubmissionWithdrawn, StartClocks> = {
  name: 'when-submission-withdrawn-start-clocks',
  on: 'SubmissionWithdrawn',
  react({ data: { caseId, withdrawnOn, terms = [] } }) {
    const [first, ...rest] = terms.map(({ department, answerBy }): Start => ({ clockId: clockOf('C-HANDLE', department), clock: 'C-HANDLE', holder: department, startedOn: withdrawnOn, due: answerBy }));
    return first ? [new StartClocks(caseId, [first, ...rest])] : [];
  },
};
