// Whoever offered a case to another takes the offer back while nobody has answered it.
import { CustodyOfferWithdrawn, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { houseOf, living } from './acting.js';
import type { Case } from './case.js';

export class WithdrawCustodyOffer {
  constructor(readonly caseId: string) {}
}

/** An offer is always the custodian's. */
export const withdrawCustodyOffer: Decide<WithdrawCustodyOffer, Case, RoutingCaseEvent, Law> = ({ caseId }, state, scene) => {
  const { custodian, offeredTo } = living(state, scene);
  if (houseOf(scene.actor) !== custodian) throw refuseRouting('NOT_YOURS_TO_HAND_OVER');
  if (offeredTo === undefined) throw refuseRouting('NO_OFFER');
  return [CustodyOfferWithdrawn({ caseId, from: custodian, to: offeredTo })];
};
