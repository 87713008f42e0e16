// Which tasks of a conference a department still owes, so that none is closed that owes one.
import type { CaseTakenOffTable, ResolutionPassed, TaskDone } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

/** What is done has a day, and what was agreed on a case that has left its table is owed by nobody. The day may come first. */
export interface OwedTask {
  readonly taskId: string;
  readonly department: string | null;
  readonly doneOn: string | null;
}

export const owedTasks: View<OwedTask, 'taskId', ResolutionPassed | TaskDone | CaseTakenOffTable> = {
  name: 'owed-tasks',
  version: 1,
  table: 'owed_tasks',
  key: ['taskId'],
  on: {
    ResolutionPassed: {
      rows: ({ data: { tasks } }) => tasks.map(({ taskId }) => ({ taskId })),
      fold: (_, { data: { tasks } }, { taskId }) => ({ department: tasks.find(task => task.taskId === taskId)?.department ?? null }),
    },
    TaskDone: { rows: ({ data: { task: { taskId } } }) => [{ taskId }], fold: (_, { data: { doneOn } }) => ({ doneOn }) },
    CaseTakenOffTable: { rows: ({ data: { tasks } }) => tasks.map(({ taskId }) => ({ taskId })), fold: () => null },
  },
};
