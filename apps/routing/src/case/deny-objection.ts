// The office that sent a case out does not agree with a department's objection, and says why: the share stands, and its term to inform runs on.
import { ObjectionDenied, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import type { Case } from './case.js';

export class DenyObjection {
  constructor(
    readonly caseId: string,
    readonly given: { readonly department: string; readonly reasons: string },
  ) {}
}

export const denyObjection: Decide<DenyObjection, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const { department, reasons } = given;
  const share = inHand(state, scene).shares[department];
  // A second denial would bring other reasons, which nobody can compare with the sealed first ones: it is refused, not dropped.
  if (share?.phase !== 'objected') throw refuseRouting('NO_OBJECTION');
  const { law } = scene;
  const deniedOn = law.day(scene.now);
  // The term to inform stood still while the hall decided: what was left of it is left.
  const informBy = law.on(share.receivedOn).extend(share.informBy, Math.max(0, law.daysBetween(share.objectedOn, deniedOn)));
  return [ObjectionDenied({ caseId, department, deniedOn, reasons, informBy })];
};
