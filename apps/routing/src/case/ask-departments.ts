// The hall asks further departments, a new lead after an objection was upheld, or whom was decided about what was reported up, under a slip or letter of routing's own.
import { refuseRouting, type CaseSentOut, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import { answerByFault, type Law } from '@onehall/rulebook';
import { inHand } from './acting.js';
import type { Case, LivingCase } from './case.js';
import { onlyGiven } from './only-given.js';
import { paper } from './papers.js';
import { sending } from './sending.js';
import { isAskedSo } from './share.js';

export class AskDepartments {
  constructor(
    readonly caseId: string,
    readonly given: {
      readonly way: CaseSentOut['data']['way'];
      readonly departments: CaseSentOut['data']['departments'];
      readonly answerBy?: string | undefined;
      /** Why a department is asked again whose objection was upheld. */
      readonly reasons?: string | undefined;
      /** Intake has reported it up as urgent, as the board knows. */
      readonly reportedUp?: true | undefined;
    },
  ) {}
}

export const askDepartments: Decide<AskDepartments, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const { way, departments, answerBy } = given;
  const now = inHand(state, scene);
  const sentOn = scene.law.day(scene.now);
  checkDisposed(now, given, scene.law);
  checkAnswerBy(given, sentOn, scene.law);
  checkAskedOtherwise(now, given);
  const reasons = reasonsFor(now, given, scene.law);
  return sending(now, { caseId, way, departments, sentOn, paper: paper(way, scene), ...onlyGiven({ answerBy, reasons }) }, scene.law);
};

/** Which way a case leaves the window is intake's to decide, within its own term and with its own slip (Art. 22): until then nothing goes out from here. A secret is refused as one. */
function checkDisposed({ goneOut, confidential }: LivingCase, { reportedUp }: AskDepartments['given'], law: Law): void {
  if (!goneOut && !reportedUp && !confidential) throw refuseRouting.under(law, 'NOT_DISPOSED_YET');
}

function checkAnswerBy(given: AskDepartments['given'], sentOn: string, law: Law): void {
  const found = answerByFault(given, sentOn, law);
  switch (found?.fault) {
    case undefined:
      return;
    case 'missing':
      throw refuseRouting.under(law, 'ANSWER_BY_MISSING');
    case 'not-after-today':
      throw refuseRouting('ANSWER_BY_PAST');
    case 'too-far':
      throw refuseRouting('ANSWER_BY_TOO_FAR', { zh: `办理期限定得过远，不得晚于 ${found.latest}；请核对年份。`, en: `The day by which the result is wanted lies too far ahead, after ${found.latest}: check its year.` });
    case 'not-for-this-way':
      throw refuseRouting.under(law, 'ANSWER_BY_NOT_FOR_THIS_WAY');
  }
}

/** Who has the case keeps it by the letter that came with it: another letter for the same part would change a term without a word of it. */
function checkAskedOtherwise({ shares }: LivingCase, given: AskDepartments['given']): void {
  for (const { department, part } of given.departments) {
    const share = shares[department];
    if (share?.part !== part || isAskedSo(share, part, given)) continue;
    const { way, sentOn, answerBy } = share.letter;
    const [zh, en] = way === 'assign' ? [`已于 ${sentOn} 交办给 ${department}，办理期限 ${answerBy ?? '未定'}`, `assigned to ${department} on ${sentOn}, for ${answerBy ?? 'no day'}`] : [`已于 ${sentOn} 转送给 ${department}`, `transferred to ${department} on ${sentOn}`];
    throw refuseRouting('ALREADY_ASKED', { zh: `该事项${zh}，不另行转送、交办；尚未签收的，先撤回。`, en: `The case was ${en}, and is not sent there otherwise; what nobody signed for is taken back first.` });
  }
}

/** The hall has agreed that the matter is not that department's (Art. 23(3)): to send it there once more it says what has changed. Of another sending no reasons are kept. */
function reasonsFor({ returned }: LivingCase, { departments, reasons }: AskDepartments['given'], law: Law): string | undefined {
  const again = departments.map(({ department }) => department).filter(department => returned.includes(department));
  if (again.length === 0) return undefined;
  if (reasons === undefined) throw refuseRouting.under(law, 'OBJECTION_WAS_UPHELD', { zh: `已经同意退回的单位：${again.join('、')}；再次转送、交办须写明理由。`, en: `The objection of ${again.join(', ')} was upheld: to send the case there again needs reasons.` });
  return reasons;
}
