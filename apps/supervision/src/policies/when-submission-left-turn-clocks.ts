// When a submission stands in the case no more, the hall owes nothing by the day that a superior or a leader set with it; and where it had waited longest, the hall's own fifteen days run from the next one.
import type { SubmissionLeft } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { routeClock, superiorClock } from '../case/clock-ids.js';
import { MoveClock } from '../case/move-clock.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenSubmissionLeftTurnClocks: Policy<SubmissionLeft, StopClocks | MoveClock> = {
  name: 'when-submission-left-turn-clocks',
  on: 'SubmissionLeft',
  react: ({ data: { caseId, number, leftOn, routeFrom, routeBy } }) => [
    new StopClocks(caseId, { stops: [{ clockId: superiorClock(number) }], stoppedOn: leftOn }),
    ...(routeFrom !== undefined && routeBy ? [new MoveClock(caseId, { clockId: routeClock, term: routeBy, from: routeFrom })] : []),
  ],
};
