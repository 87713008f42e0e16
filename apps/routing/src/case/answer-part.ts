// A department answers its part of a case in its own words; said again before the joint reply it is the next revision.
import { PartAnswered, refuseRouting, type Outcome, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand, ownShare } from './acting.js';
import type { Case } from './case.js';
import { onlyGiven } from './only-given.js';

export class AnswerPart {
  constructor(
    readonly caseId: string,
    readonly given: { readonly outcome: Outcome; readonly answer: string; readonly basis?: string | undefined },
  ) {}
}

export const answerPart: Decide<AnswerPart, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const { department, share } = ownShare(inHand(state, scene), scene);
  switch (share.phase) {
    case 'asked':
      throw refuseRouting('NOT_SIGNED');
    case 'objected':
      throw refuseRouting.under(scene.law, 'OBJECTION_STANDS');
    case 'signed':
      throw refuseRouting.under(scene.law, 'NOT_ACCEPTED');
    case 'accepted':
    case 'answered': {
      const { outcome, answer, basis } = given;
      const revision = share.phase === 'answered' ? share.revision + 1 : 1;
      return [PartAnswered({ caseId, department, revision, answeredOn: scene.law.day(scene.now), outcome, answer, ...onlyGiven({ basis }) })];
    }
  }
};
