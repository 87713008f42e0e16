// When a conference has resolved, each task runs for its department until its day, on the case that it serves.
import type { ResolutionPassed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { taskClock } from '../case/clock-ids.js';
import { StartClocks, type Start } from '../case/start-clocks.js';

type Task = ResolutionPassed['data']['tasks'][number];

const startOf = ({ taskId, department, dueOn }: Task, resolvedOn: string): Start => ({ clockId: taskClock(taskId), clock: 'C-TASK', holder: department, startedOn: resolvedOn, due: dueOn });

export const whenResolutionPassedStartClocks: Policy<ResolutionPassed, StartClocks> = {
  name: 'when-resolution-passed-start-clocks',
  on: 'ResolutionPassed',
  react({ data: { tasks, resolvedOn } }) {
    const cases = [...new Set(tasks.map(({ caseId }) => caseId))];
    return cases.flatMap(caseId => {
      const [first, ...rest] = tasks.filter(task => task.caseId === caseId).map(task => startOf(task, resolvedOn));
      return first ? [new StartClocks(caseId, [first, ...rest])] : [];
    });
  },
};
