// When a case is taken off the table of a conference because it is the discipline organ's, nobody owes what was agreed on it any more.
import type { CaseTakenOffTable } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { dayOfInstant } from '@onehall/rulebook';
import { taskClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenCaseTakenOffTableStopClocks: Policy<CaseTakenOffTable, StopClocks> = {
  name: 'when-case-taken-off-table-stop-clocks',
  on: 'CaseTakenOffTable',
  // What was done by then has its own day. The event's instant is the one at which the case went, or the table was called.
  react: ({ data: { about, tasks }, meta: { at } }) => {
    const stops = tasks.filter(({ done }) => !done).map(({ taskId }) => ({ clockId: taskClock(taskId), mayComeFirst: true as const }));
    return stops.length > 0 ? [new StopClocks(about, { stops, stoppedOn: dayOfInstant(at) })] : [];
  },
};
