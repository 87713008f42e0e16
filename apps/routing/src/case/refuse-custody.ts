// The department (or the hall) to which a case was offered refuses it and says why: it stays where it was.
import { CustodyRefused, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { houseOf, living } from './acting.js';
import type { Case } from './case.js';

export class RefuseCustody {
  constructor(
    readonly caseId: string,
    readonly given: { readonly reasons: string },
  ) {}
}

export const refuseCustody: Decide<RefuseCustody, Case, RoutingCaseEvent, Law> = ({ caseId, given: { reasons } }, state, scene) => {
  const { custodian, offeredTo } = living(state, scene);
  const house = houseOf(scene.actor);
  if (offeredTo !== house) throw refuseRouting('NO_OFFER');
  return [CustodyRefused({ caseId, from: custodian, to: house, reasons })];
};
