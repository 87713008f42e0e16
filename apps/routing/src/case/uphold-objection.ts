// The office that sent a case out agrees with a department's objection: the share is taken back, and with it whatever custody the department had. Where it led, the hall owes a new sending.
import { CustodyRefused, CustodyTaken, ObjectionUpheld, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import { hallItself, type Case, type LivingCase } from './case.js';
import { comingBack } from './coming-back.js';
import { onlyGiven } from './only-given.js';

export class UpholdObjection {
  constructor(
    readonly caseId: string,
    readonly given: { readonly department: string; readonly reasons?: string | undefined },
  ) {}
}

export const upholdObjection: Decide<UpholdObjection, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const now = inHand(state, scene);
  const { department, reasons } = given;
  // Said twice, meant once; but other reasons cannot be compared with the sealed first ones and are not dropped silently.
  if (now.returned.includes(department) && reasons === undefined) return [];
  if (now.shares[department]?.phase !== 'objected') throw refuseRouting('NO_OBJECTION');
  const upheldOn = scene.law.day(scene.now);
  return [ObjectionUpheld({ caseId, department, upheldOn, ...onlyGiven({ reasons }), ...comingBack(now, department, scene) }), ...backToTheHall(now, caseId, department)];
};

/** What a department held returns to the hall; what was offered to it counts as refused. */
function backToTheHall({ custodian, offeredTo }: LivingCase, caseId: string, department: string): readonly RoutingCaseEvent[] {
  if (custodian === department) return [CustodyTaken({ caseId, from: department, to: hallItself })];
  if (offeredTo === department) return [CustodyRefused({ caseId, from: custodian, to: department, reasons: '异议成立，不再移交该单位' })];
  return [];
}
