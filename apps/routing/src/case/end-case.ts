// A case ends, and with it the chain of those who held it: answered and delivered, settled, withdrawn, or sent elsewhere at the window.
import { CaseEnded, refuseRouting, type Ending, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { houseOf, living } from './acting.js';
import { hallItself, type Case, type EndedCase, type LivingCase } from './case.js';
import { onlyGiven } from './only-given.js';
import { leadOf } from './share.js';

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
  if (state.phase === 'ended' && state.how === how) return []; // said twice, meant once
  const now = living(state, scene);
  checkSignedFor(now, scene.actor);
  timely(now, how, scene.law);
  if (how === 'withdrawn' && reasons === undefined) throw refuseRouting('REASONS_MISSING');
  const declared = how === 'withdrawn' ? { reasons, numbers: [...now.withdrawn, ...now.standing] } : {};
  return [CaseEnded({ caseId, endedOn: endedOn ?? scene.law.day(scene.now), how, ...onlyGiven({ article, confidential, ...declared }) })];
};

/** Intake decides what is declined, redirected and referred; the hall and the lead end the rest. It is asked first: who has no business here hears nothing of how the case stands. */
export function checkMayEnd({ shares }: LivingCase | EndedCase, how: Ending, actor: Scene<Law>['actor']): void {
  switch (how) {
    case 'declined':
    case 'redirected':
    case 'referred':
      if (actor.role !== 'system') throw refuseRouting('NOT_YOURS_TO_END');
      return;
    case 'answered':
    case 'settled':
    case 'withdrawn': {
      const house = houseOf(actor);
      if (house !== hallItself && house !== leadOf(shares)) throw refuseRouting('NOT_YOURS_TO_END');
    }
  }
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
      if (now.petitioner && now.phase !== 'delivered') throw refuseRouting.under(law, 'NOT_DELIVERED');
      if (!now.petitioner && !allAnswered(now)) throw refuseRouting.under(law, 'PARTS_MISSING');
      return;
    case 'settled':
      if (now.phase !== 'settled') throw refuseRouting.under(law, 'NOT_SETTLED');
      return;
    case 'withdrawn':
      if (!now.petitioner) throw refuseRouting('NO_PETITIONER');
      if (now.phase !== 'open' && now.phase !== 'replied') throw refuseRouting('WITHDRAWN_TOO_LATE');
      return checkNobodyElse(now);
  }
}

/** Nobody withdraws the matter of another: while several submissions stand, each is withdrawn by itself. */
function checkNobodyElse({ standing }: LivingCase): void {
  if (standing.length < 2) return;
  throw refuseRouting('OTHERS_STAND', {
    zh: `该事项尚有未撤回的信访件：${standing.join('、')}。其中一件的信访人撤回，只撤回那一件（withdrawals）；只剩一件时才能以撤回办结。`,
    en: `Submissions of the case that stand: ${standing.join(', ')}. Whoever withdraws one of them withdraws that one alone (withdrawals); with the last one the case ends.`,
  });
}

const allAnswered = ({ shares }: LivingCase): boolean => {
  const standing = Object.values(shares);
  return standing.length > 0 && standing.every(({ phase }) => phase === 'answered');
};
