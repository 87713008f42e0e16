// A case ends, and with it the chain of those who held it: answered and delivered, settled, withdrawn, or sent elsewhere at the window.
import { CaseEnded, refuseRouting, type Ending, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { houseOf, living } from './acting.js';
import { hallItself, type Case, type EndedCase, type LivingCase } from './case.js';
import { onlyGiven } from './only-given.js';
import { leadOf } from './share.js';
import { allKnown, isConcluded, isSomebodyTold, stillThere } from './standing.js';

export class EndCase {
  constructor(
    readonly caseId: string,
    /** `reasons`: how the petitioner declared a withdrawal. `endedOn`, `article` and `confidential` are given by the policies that follow intake; otherwise it ends today. */
    readonly given: { readonly how: Ending; readonly reasons?: string | undefined; readonly endedOn?: string | undefined; readonly article?: string | undefined; readonly confidential?: true | undefined },
  ) {}
}

export const endCase: Decide<EndCase, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const { how, reasons, article, endedOn, confidential } = given;
  if (state.phase !== 'unknown') checkMayEnd(state, how, scene.actor);
  if (state.phase === 'ended' && state.how === how) return saidAgain(given);
  const now = living(state, scene);
  checkSignedFor(now, scene.actor);
  timely(now, how, scene.law);
  if (how === 'withdrawn' && reasons === undefined) throw refuseRouting('REASONS_MISSING');
  const declared = how === 'withdrawn' ? { reasons } : {};
  const numbers = isIntakes(how) ? undefined : allKnown(now);
  return [CaseEnded({ caseId, endedOn: endedOn ?? scene.law.day(scene.now), how, ...onlyGiven({ article, confidential, ...declared, numbers }) })];
};

/** Said twice, meant once; but how a petitioner declared it a second time cannot be compared with the sealed first words, and is not dropped silently. */
function saidAgain({ how, reasons }: EndCase['given']): readonly [] {
  if (how === 'withdrawn' && reasons !== undefined) throw refuseRouting('ALREADY_WITHDRAWN', { zh: '该信访事项已经以撤回办结，撤回的情况不能另记。', en: 'The case has ended as withdrawn already: how that was declared is not written down anew.' });
  return [];
}

/** Intake decides what is declined, redirected and referred, and for whom. */
const isIntakes = (how: Ending): boolean => how === 'declined' || how === 'redirected' || how === 'referred';

/** The hall and the lead end what is not intake's. It is asked first: who has no business here hears nothing of how the case stands. */
export function checkMayEnd({ shares }: LivingCase | EndedCase, how: Ending, actor: Scene<Law>['actor']): void {
  if (isIntakes(how)) {
    if (actor.role !== 'system') throw refuseRouting('NOT_YOURS_TO_END');
    return;
  }
  const house = houseOf(actor);
  if (house !== hallItself && house !== leadOf(shares)) throw refuseRouting('NOT_YOURS_TO_END');
}

/** A department ends only what it has signed for; the hall and its policies hold the case without a signature. */
export function checkSignedFor({ shares }: LivingCase, { role, department }: Scene<Law>['actor']): void {
  const isDepartment = role === 'handler' || role === 'head';
  if (isDepartment && department !== undefined && shares[department]?.phase === 'asked') throw refuseRouting('NOT_SIGNED');
}

function timely(now: LivingCase, how: Ending, law: Law): void {
  switch (how) {
    case 'declined':
    case 'redirected':
    case 'referred':
      return;
    case 'answered':
      if (isSomebodyTold(now) && now.phase !== 'delivered') throw refuseRouting.under(law, 'NOT_DELIVERED');
      if (!isSomebodyTold(now) && !allAnswered(now)) throw refuseRouting.under(law, 'PARTS_MISSING');
      return;
    case 'settled':
      if (now.phase !== 'settled') throw refuseRouting.under(law, 'NOT_SETTLED');
      return;
    case 'withdrawn':
      if (now.confidential) throw refuseRouting.under(law, 'ONLY_TO_DISCIPLINE');
      if (!isSomebodyTold(now)) throw refuseRouting('NO_PETITIONER');
      if (isConcluded(now)) throw refuseRouting('WITHDRAWN_TOO_LATE');
      return checkNobodyElse(now);
  }
}

/** Nobody withdraws the matter of another, nor what was found by screening: while several submissions stand, each is withdrawn by itself. */
function checkNobodyElse(now: LivingCase): void {
  const others = stillThere(now);
  if (others.length < 2) return;
  throw refuseRouting('OTHERS_STAND', {
    zh: `该事项尚有未撤回或者排查发现的信访件：${others.join('、')}。其中一件的信访人撤回，只撤回那一件（withdrawals）；只剩信访人的一件时才能以撤回办结。`,
    en: `Submissions of the case that stand, or were found by screening: ${others.join(', ')}. Whoever withdraws one of them withdraws that one alone (withdrawals); the case ends with a petitioner's that is the last.`,
  });
}

const allAnswered = ({ shares }: LivingCase): boolean => {
  const standing = Object.values(shares);
  return standing.length > 0 && standing.every(({ phase }) => phase === 'answered');
};
