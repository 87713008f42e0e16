// Whoever holds a case offers it to another department that was asked, or back to the hall.
import { CustodyOffered, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { houseOf, living } from './acting.js';
import { hallItself, type Case } from './case.js';

export class OfferCustody {
  constructor(
    readonly caseId: string,
    readonly given: { readonly to: string },
  ) {}
}

export const offerCustody: Decide<OfferCustody, Case, RoutingCaseEvent, Law> = ({ caseId, given: { to } }, state, scene) => {
  const { custodian, offeredTo, shares } = living(state, scene);
  if (houseOf(scene.actor) !== custodian) throw refuseRouting('NOT_YOURS_TO_HAND_OVER');
  if (to === custodian) throw refuseRouting('OFFERED_TO_ITSELF');
  if (to !== hallItself && !shares[to]) throw refuseRouting.under(scene.law, 'NOT_ASKED', { field: 'to' });
  if (offeredTo === to) return []; // said twice, meant once
  if (offeredTo !== undefined) throw refuseRouting('OFFER_STANDS');
  return [CustodyOffered({ caseId, from: custodian, to })];
};
