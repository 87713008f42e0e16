// When intake opens a case, the hall has fifteen days to send it on its way (信访工作条例 第二十二条).
import type { CaseOpened } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { hallItself, routeClock } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';

export const whenCaseOpenedStartClocks: Policy<CaseOpened, StartClocks> = {
  name: 'when-case-opened-start-clocks',
  on: 'CaseOpened',
  react: ({ data: { caseId, receivedOn, routeBy } }) => [new StartClocks(caseId, [{ clockId: routeClock, clock: 'C-ROUTE', holder: hallItself, startedOn: receivedOn, due: routeBy }])],
};
