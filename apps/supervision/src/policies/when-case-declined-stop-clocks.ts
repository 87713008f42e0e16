// When intake declines a case, the hall has done its part.
import type { CaseDeclined } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { routeClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenCaseDeclinedStopClocks: Policy<CaseDeclined, StopClocks> = {
  name: 'when-case-declined-stop-clocks',
  on: 'CaseDeclined',
  react: ({ data: { caseId, declinedOn } }) => [new StopClocks(caseId, { stops: [{ clockId: routeClock }], stoppedOn: declinedOn })],
};
