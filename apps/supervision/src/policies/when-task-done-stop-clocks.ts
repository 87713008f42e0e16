// When a department has done what a conference agreed, the clock of that task stops.
import type { TaskDone } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { taskClock } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenTaskDoneStopClocks: Policy<TaskDone, StopClocks> = {
  name: 'when-task-done-stop-clocks',
  on: 'TaskDone',
  react: ({ data: { task: { caseId, taskId }, doneOn } }) => [new StopClocks(caseId, { stops: [{ clockId: taskClock(taskId), mayComeFirst: true }], stoppedOn: doneOn })],
};
