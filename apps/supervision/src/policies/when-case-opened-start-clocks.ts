// When intake opens a case, the hall has fifteen days to send it on its way (信访工作条例 第二十二条), and until the day that a superior or a leader set, to end it.
import type { CaseOpened } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { hallItself, routeClock } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';
import { superiorsTerm } from './superiors-term.js';

export const whenCaseOpenedStartClocks: Policy<CaseOpened, StartClocks> = {
  name: 'when-case-opened-start-clocks',
  on: 'CaseOpened',
  react: ({ data }) => [new StartClocks(data.caseId, [{ clockId: routeClock, clock: 'C-ROUTE', holder: hallItself, startedOn: data.receivedOn, due: data.routeBy }, ...superiorsTerm(data)])],
};
