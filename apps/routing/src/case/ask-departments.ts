// The hall asks further departments, or a new lead after an objection was upheld, under a slip or letter of routing's own.
import { refuseRouting, type CaseSentOut, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import { addDays, type Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import type { Case } from './case.js';
import { onlyGiven } from './only-given.js';
import { paper } from './papers.js';
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
  if (way === 'assign' && answerBy === undefined) throw refuseRouting.under(scene.law, 'ANSWER_BY_MISSING');
  if (answerBy !== undefined && answerBy < sentOn) throw refuseRouting('ANSWER_BY_PAST');
  const latest = addDays(sentOn, scene.law.settings.answerByAtMostDays);
  if (answerBy !== undefined && answerBy > latest) throw refuseRouting('ANSWER_BY_TOO_FAR', { zh: `办理期限定得过远，不得晚于 ${latest}；请核对年份。`, en: `The day by which the result is wanted lies too far ahead, after ${latest}: check its year.` });
  return sending(inHand(state, scene), { caseId, way, departments, sentOn, paper: paper(way, scene), ...onlyGiven({ answerBy }) }, scene.law);
};
