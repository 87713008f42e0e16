// When a department objects, its right to object is used and it waits: its term to inform stands still, and the hall's own to decide begins.
import type { DepartmentObjected } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf, hallItself } from '../case/clock-ids.js';
import { StartClocks } from '../case/start-clocks.js';
import { StopClocks } from '../case/stop-clocks.js';

// Started before the other stops: in between, the share must not look as if it were in.
export const whenDepartmentObjectedTurnClocks: Policy<DepartmentObjected, StartClocks | StopClocks> = {
  name: 'when-department-objected-turn-clocks',
  on: 'DepartmentObjected',
  react({ data: { caseId, department, objectedOn, decideBy } }) {
    const right = { clockId: clockOf('C-OBJECT', department) };
    // Said before the hall had a term to decide: the department's own ran on.
    if (!decideBy) return [new StopClocks(caseId, { stops: [right], stoppedOn: objectedOn })];
    return [
      new StartClocks(caseId, [{ clockId: clockOf('C-OBJECTION', department), clock: 'C-OBJECTION', holder: hallItself, startedOn: objectedOn, due: decideBy }]),
      new StopClocks(caseId, { stops: [right, { clockId: clockOf('C-INFORM-TRANSFER', department) }], stoppedOn: objectedOn, passedTo: hallItself }),
    ];
  },
};
