// When a department's clock has run out, the hall urges it, once; when the day is over that a superior set for the hall, it urges the lead. Itself it does not urge.
import type { ClockRanOut } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { hallItself, isSuperiors } from '../case/clock-ids.js';
import { UrgeDepartment } from '../case/urge-department.js';

export const whenClockRanOutUrgeDepartment: Policy<ClockRanOut, UrgeDepartment> = {
  name: 'when-clock-ran-out-urge-department',
  on: 'ClockRanOut',
  react: ({ id, data: { caseId, clockId, holder } }) =>
    // One urge for one running out: it carries the id of the event that caused it.
    holder === hallItself && !isSuperiors(clockId) ? [] : [new UrgeDepartment(caseId, { urgeId: id, clockId })],
};
