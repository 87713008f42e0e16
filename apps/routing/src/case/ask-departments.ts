// The hall asks further departments, or a new lead after an objection was upheld, under a slip or letter of routing's own.
import { refuseRouting, type CaseSentOut, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import type { Case } from './case.js';
import { onlyGiven } from './only-given.js';
import { paper } from './papers.js';
import { refuseByLaw } from './refuse-by-law.js';
import { sending } from './sending.js';

export class AskDepartments {
  constructor(
    readonly caseId: string,
    readonly given: {
      readonly way: CaseSentOut['data']['way'];
      readonly departments: CaseSentOut['data']['departments'];
      readonly answerBy?: string | undefined;
    },
  ) {}
}

export const askDepartments: Decide<AskDepartments, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const { way, departments, answerBy } = given;
  const sentOn = scene.law.day(scene.now);
  if (way === 'assign' && answerBy === undefined) throw refuseByLaw(scene.law, 'ANSWER_BY_MISSING');
  if (answerBy !== undefined && answerBy < sentOn) throw refuseRouting('ANSWER_BY_PAST');
  return sending(inHand(state, scene), { caseId, way, departments, sentOn, paper: paper(way, scene), ...onlyGiven({ answerBy }) }, scene.law);
};
