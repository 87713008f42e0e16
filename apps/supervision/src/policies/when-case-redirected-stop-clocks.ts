// When intake tells the petitioner which organ to go to, the hall has done its part.
import type { CaseRedirected } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { routeClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenCaseRedirectedStopClocks: Policy<CaseRedirected, StopClocks> = {
  name: 'when-case-redirected-stop-clocks',
  on: 'CaseRedirected',
  react: ({ data: { caseId, redirectedOn } }) => [new StopClocks(caseId, { stops: [{ clockId: routeClock }], stoppedOn: redirectedOn })],
};
