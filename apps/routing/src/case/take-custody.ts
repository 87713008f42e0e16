// The department (or the hall) to which a case was offered takes it: from this instant it is the custodian.
import { CustodyTaken, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { houseOf, living } from './acting.js';
import type { Case } from './case.js';

export class TakeCustody {
  constructor(readonly caseId: string) {}
}

export const takeCustody: Decide<TakeCustody, Case, RoutingCaseEvent, Law> = ({ caseId }, state, scene) => {
  const { custodian, offeredTo, shares } = living(state, scene);
  const house = houseOf(scene.actor);
  if (custodian === house) return []; // said twice, meant once
  if (offeredTo !== house) throw refuseRouting('NO_OFFER');
  if (shares[house]?.phase === 'asked') throw refuseRouting('NOT_SIGNED');
  return [CustodyTaken({ caseId, from: custodian, to: house })];
};
