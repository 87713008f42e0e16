// When a department objects, its right to object is used; that it owes a notice stands until the objection is upheld.
import type { DepartmentObjected } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { clockOf } from '../case/clock-ids.js';
import { StopClocks } from '../case/stop-clocks.js';

export const whenDepartmentObjectedStopClocks: Policy<DepartmentObjected, StopClocks> = {
  name: 'when-department-objected-stop-clocks',
  on: 'DepartmentObjected',
  react: ({ data: { caseId, department, objectedOn } }) => [new StopClocks(caseId, { stops: [{ clockId: clockOf('C-OBJECT', department) }], stoppedOn: objectedOn })],
};
