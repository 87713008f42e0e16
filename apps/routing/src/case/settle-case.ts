// Departments and parties have come to terms (调解、和解): the written agreement settles the case.
import { SettlementReached, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { departmentOf, inHand } from './acting.js';
import type { Case } from './case.js';

export class SettleCase {
  constructor(
    readonly caseId: string,
    readonly given: { readonly departments: readonly string[]; readonly agreement: string },
  ) {}
}

/** Those who took part must have accepted the case: nobody settles what is not in its hands. */
export const settleCase: Decide<SettleCase, Case, RoutingCaseEvent, Law> = ({ caseId, given: { departments, agreement } }, state, scene) => {
  const { law } = scene;
  const { shares } = inHand(state, scene);
  if (!departments.includes(departmentOf(scene.actor))) throw refuseRouting.under(law, 'NOT_YOURS_TO_SETTLE');
  if (new Set(departments).size < departments.length) throw refuseRouting('NAMED_TWICE');
  for (const department of departments) {
    const share = shares[department];
    if (!share) throw refuseRouting.under(law, 'NOT_ASKED', { field: 'departments' });
    if (share.phase !== 'accepted' && share.phase !== 'answered') throw refuseRouting.under(law, 'NOT_ACCEPTED', { field: 'departments' });
  }
  return [SettlementReached({ caseId, departments: [...departments], settledOn: law.day(scene.now), agreement })];
};
