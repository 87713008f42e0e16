// A department objects to a case that is not its own: with reasons, within its term, before it has accepted. From then on the hall owes a decision.
import { DepartmentObjected, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide, Refused } from '@onehall/kernel';
import type { Law, Term } from '@onehall/rulebook';
import { inHand, ownShare } from './acting.js';
import type { Case } from './case.js';
import { onlyGiven } from './only-given.js';

export class ObjectToCase {
  constructor(
    readonly caseId: string,
    readonly given: { readonly reasons: string; readonly proposes?: string | undefined },
  ) {}
}

export const objectToCase: Decide<ObjectToCase, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const { law } = scene;
  const { department, share } = ownShare(inHand(state, scene), scene);
  switch (share.phase) {
    case 'asked':
      if (share.terms && law.day(scene.now) > share.terms.objectBy.on) throw tooLate(share.terms.objectBy, law);
      throw refuseRouting('NOT_SIGNED');
    case 'objected':
      throw refuseRouting.under(law, 'OBJECTION_STANDS');
    case 'accepted':
    case 'answered':
      throw refuseRouting.under(law, 'OBJECTION_AFTER_ACCEPTANCE');
    case 'signed': {
      const { reasons, proposes } = given;
      const objectedOn = law.day(scene.now);
      // The same organ may not ask twice: a dispute that goes on is for the common superior or the conference (Art. 24).
      if (share.denied) throw refuseRouting.under(law, 'OBJECTION_DENIED');
      if (objectedOn > share.objectBy.on) throw tooLate(share.objectBy, law);
      if (proposes === department) throw refuseRouting('PROPOSES_ITSELF');
      return [DepartmentObjected({ caseId, department, objectedOn, reasons, decideBy: law.deadline('C-OBJECTION', objectedOn), ...onlyGiven({ proposes }) })];
    }
  }
};

const tooLate = ({ on, article }: Term, law: Law): Refused => refuseRouting.under(law, 'OBJECTION_TOO_LATE', { article, zh: `提出异议的期限已于 ${on} 届满。`, en: `The term to object ended on ${on}.` });
