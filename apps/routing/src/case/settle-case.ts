// Departments and parties have come to terms (调解、和解): the lead writes the agreement down, and it settles the case for all who were asked.
import { SettlementReached, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { departmentOf, inHand } from './acting.js';
import type { Case } from './case.js';
import { leadOf } from './share.js';
import { allKnown } from './standing.js';

export class SettleCase {
  constructor(
    readonly caseId: string,
    readonly given: { readonly departments: readonly string[]; readonly agreement: string },
  ) {}
}

/** After it nobody answers and nobody decides about an objection: so every share that stands is named, and each must have been accepted. Nobody settles what is not in its hands. */
export const settleCase: Decide<SettleCase, Case, RoutingCaseEvent, Law> = ({ caseId, given: { departments, agreement } }, state, scene) => {
  const { law } = scene;
  const now = inHand(state, scene);
  const { shares } = now;
  if (leadOf(shares) !== departmentOf(scene.actor)) throw refuseRouting.under(law, 'NOT_YOURS_TO_SETTLE');
  if (new Set(departments).size < departments.length) throw refuseRouting('NAMED_TWICE');
  for (const department of departments) {
    const share = shares[department];
    if (!share) throw refuseRouting.under(law, 'NOT_ASKED', { field: 'departments' });
    if (share.phase === 'objected') throw refuseRouting.under(law, 'OBJECTION_STANDS', { field: 'departments' });
    if (share.phase !== 'accepted' && share.phase !== 'answered') throw refuseRouting.under(law, 'NOT_ACCEPTED', { field: 'departments' });
  }
  const missing = Object.keys(shares).filter(department => !departments.includes(department)).sort();
  if (missing.length > 0) throw refuseRouting('LEFT_OUT', { zh: `还有单位没有列明：${missing.join('、')}。`, en: `Not named: ${missing.join(', ')}.` });
  return [SettlementReached({ caseId, departments: [...departments], settledOn: law.day(scene.now), agreement, numbers: allKnown(now) })];
};
