// When a department's clock has run out, the hall urges it, once; the hall does not urge itself.
import type { ClockRanOut } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { hallItself } from '../case/clock-ids.js';
import { UrgeDepartment } from '../case/urge-department.js';

export const whenClockRanOutUrgeDepartment: Policy<ClockRanOut, UrgeDepartment> = {
  name: 'when-clock-ran-out-urge-department',
  on: 'ClockRanOut',
  react: ({ id, data: { caseId, clockId, holder } }) =>
    // One urge for one running out: it carries the id of the event that caused it.
    holder === hallItself ? [] : [new UrgeDepartment(caseId, { urgeId: id, department: holder, clockId })],
};
