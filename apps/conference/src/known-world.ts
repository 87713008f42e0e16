// What the window knows before it calls anybody: the cases of intake and the departments of routing, as they have reached conference.
import { refuseConference } from '@onehall/contracts';
import type { ViewReader } from '@onehall/platform';
import { knownCases } from './views/known-cases.js';
import { knownDepartments } from './views/known-departments.js';

/** Refuses a table on a case that nobody opened or that is confidential, or with a department that is not there. Fact by fact, because each is another refusal. */
export async function assertKnown(views: ViewReader, hall: string, { cases, invited }: { readonly cases: readonly string[]; readonly invited: readonly string[] }): Promise<void> {
  for (const caseId of cases) {
    const known = await views.one(knownCases, hall, { caseId });
    if (known?.confidential) throw refuseConference('CONFIDENTIAL');
    if (!known?.number) throw refuseConference('UNKNOWN_CASE');
  }
  for (const department of invited) {
    const known = await views.one(knownDepartments, hall, { department });
    if (known?.closedOn) throw refuseConference('DEPARTMENT_CLOSED');
    if (!known?.name) throw refuseConference('UNKNOWN_DEPARTMENT');
  }
}
