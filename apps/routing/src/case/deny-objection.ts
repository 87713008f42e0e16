// The office that sent a case out does not agree with a department's objection, and says why: the share stands.
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
  if (share?.phase === 'signed' && share.denied) return []; // said twice, meant once
  if (share?.phase !== 'objected') throw refuseRouting('NO_OBJECTION');
  return [ObjectionDenied({ caseId, department, deniedOn: scene.law.day(scene.now), reasons })];
};
