// The office that sent a case out agrees with a department's objection, or writes down who has decided so after its denial: the share is taken back, and with it whatever custody the department had. Where it led, the hall owes a new sending.
import { CustodyRefused, CustodyTaken, ObjectionUpheld, refuseRouting, type Decider, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import { hallItself, type Case, type LivingCase } from './case.js';
import { comingBack } from './coming-back.js';
import { onlyGiven } from './only-given.js';
import type { Share } from './share.js';

export class UpholdObjection {
  constructor(
    readonly caseId: string,
    readonly given: {
      readonly department: string;
      readonly reasons?: string | undefined;
      /** Who decided, where it was not the hall itself. */
      readonly decidedBy?: Decider | undefined;
      /** The number or title of the paper in which it did. */
      readonly decision?: string | undefined;
    },
  ) {}
}

export const upholdObjection: Decide<UpholdObjection, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const now = inHand(state, scene);
  const { department, ...found } = given;
  // Said twice, meant once; but other words cannot be compared with the sealed first ones and are not dropped silently.
  if (now.returned.includes(department) && Object.values(found).every(said => said === undefined)) return [];
  checkDecided(now.shares[department], given, scene.law);
  const upheldOn = scene.law.day(scene.now);
  return [ObjectionUpheld({ caseId, department, upheldOn, ...onlyGiven(found), ...comingBack(now, department, scene) }), ...backToTheHall(now, caseId, department)];
};

/** What the hall has denied it does not uphold by itself: the dispute is for the common superior or the conference (Art. 24). Whoever has accepted disputes nothing any more. */
function checkDecided(share: Share | undefined, { decidedBy, decision }: UpholdObjection['given'], law: Law): void {
  const denied = share?.phase === 'signed' && share.denied;
  if (share?.phase !== 'objected' && !denied) throw refuseRouting('NO_OBJECTION');
  if (decidedBy === undefined && (denied || decision !== undefined)) throw refuseRouting.under(law, 'DECISION_MISSING');
  if (decidedBy !== undefined && decision === undefined) throw refuseRouting.under(law, 'DECISION_MISSING', { field: 'decision' });
}

/** What a department held returns to the hall; what was offered to it counts as refused. */
function backToTheHall({ custodian, offeredTo }: LivingCase, caseId: string, department: string): readonly RoutingCaseEvent[] {
  if (custodian === department) return [CustodyTaken({ caseId, from: department, to: hallItself })];
  if (offeredTo === department) return [CustodyRefused({ caseId, from: custodian, to: department, reasons: '异议成立，不再移交该单位' })];
  return [];
}
