// A department was closed while a case was on its way to it: the share comes back to the hall, and where that department led, the hall owes a new sending.
import { CustodyOfferWithdrawn, CustodyTaken, refuseRouting, SendingWithdrawn, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { hallItself, type Case, type LivingCase } from './case.js';
import { comingBack } from './coming-back.js';
import { upholdObjection, UpholdObjection } from './uphold-objection.js';

export class TakeBackFromClosed {
  constructor(
    readonly caseId: string,
    readonly department: string,
  ) {}
}

/** What the department did before it was closed counts as little as its signature; but nobody takes back what it has accepted. */
export const takeBackFromClosed: Decide<TakeBackFromClosed, Case, RoutingCaseEvent, Law> = ({ caseId, department }, state, scene) => {
  if (state.phase !== 'open') return [];
  switch (state.shares[department]?.phase) {
    case undefined:
      return []; // said twice, meant once
    case 'asked':
    case 'signed':
      return [withdrawn(state, { caseId, department }, scene), ...backToTheHall(state, caseId, department)];
    case 'objected':
      return upholdObjection(new UpholdObjection(caseId, { department }), state, scene);
    case 'accepted':
    case 'answered':
      throw refuseRouting.under(scene.law, 'DEPARTMENT_HOLDS_CASES');
  }
};

const withdrawn = (state: LivingCase, { caseId, department }: TakeBackFromClosed, scene: Scene<Law>): SendingWithdrawn =>
  SendingWithdrawn({ caseId, department, withdrawnOn: scene.law.day(scene.now), reasons: '该单位已经撤销，由大厅重新转送、交办', ...comingBack(state, department, scene) });

function backToTheHall({ custodian, offeredTo }: LivingCase, caseId: string, department: string): readonly RoutingCaseEvent[] {
  if (custodian === department) return [CustodyTaken({ caseId, from: department, to: hallItself })];
  return offeredTo === department ? [CustodyOfferWithdrawn({ caseId, from: custodian, to: department })] : [];
}
