// Which tasks the conferences agreed: who owes what by which day, and what is done.
import type { CaseTakenOffTable, ResolutionPassed, TaskDone } from '@onehall/contracts';
import type { Personal, View } from '@onehall/kernel';

export interface ConferenceTask {
  readonly conferenceId: string;
  readonly taskId: string;
  readonly caseId: string | null;
  readonly department: string | null;
  readonly what: Personal<string> | null;
  readonly resolvedOn: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly report: Personal<string> | null;
}

export const conferenceTasks: View<ConferenceTask, 'conferenceId' | 'taskId', ResolutionPassed | TaskDone | CaseTakenOffTable> = {
  name: 'conference-tasks',
  version: 1,
  table: 'conference_tasks',
  key: ['conferenceId', 'taskId'],
  on: {
    ResolutionPassed: {
      rows: ({ data: { conferenceId, tasks } }) => tasks.map(({ taskId }) => ({ conferenceId, taskId })),
      fold: (_, { data: { tasks, resolvedOn } }, { taskId }) => {
        const task = tasks.find(candidate => candidate.taskId === taskId);
        return task && { caseId: task.caseId, department: task.department, what: task.what, dueOn: task.dueOn, resolvedOn };
      },
    },
    // What was agreed on a case that has left the hall is on nobody's list.
    CaseTakenOffTable: { rows: ({ data: { conferenceId, tasks } }) => tasks.map(({ taskId }) => ({ conferenceId, taskId })), fold: () => null },
    TaskDone: {
      rows: ({ data: { conferenceId, task: { taskId } } }) => [{ conferenceId, taskId }],
      fold: (_, { data: { doneOn, task: { report } } }) => ({ doneOn, report }),
    },
  },
};
