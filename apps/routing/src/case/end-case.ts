// A case ends, and with it the chain of those who held it: answered and delivered, settled, withdrawn, or sent elsewhere at the window.
import { CaseEnded, refuseRouting, type Ending, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { houseOf, living } from './acting.js';
import { hallItself, type Case, type LivingCase } from './case.js';
import { onlyGiven } from './only-given.js';
import { refuseByLaw } from './refuse-by-law.js';
import { leadOf } from './share.js';

export class EndCase {
  constructor(
    readonly caseId: string,
    /** `endedOn`, `article` and `confidential` are given by the policies that follow intake; otherwise it ends today. */
    readonly given: { readonly how: Ending; readonly endedOn?: string | undefined; readonly article?: string | undefined; readonly confidential?: true | undefined },
  ) {}
}

export const endCase: Decide<EndCase, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const { how, article, endedOn, confidential } = given;
  if (state.phase === 'ended' && state.how === how) return []; // said twice, meant once
  const now = living(state, scene);
  allowed(now, how, scene);
  return [CaseEnded({ caseId, endedOn: endedOn ?? scene.law.day(scene.now), how, ...onlyGiven({ article, confidential }) })];
};

/** Intake decides what is declined, redirected and referred; the hall and the lead end the rest. */
function allowed(now: LivingCase, how: Ending, { actor, law }: Scene<Law>): void {
  switch (how) {
    case 'declined':
    case 'redirected':
    case 'referred':
      if (actor.role !== 'system') throw refuseRouting('NOT_YOURS_TO_END');
      return;
    case 'answered':
      theirs(now, actor);
      if (now.petitioner && now.phase !== 'delivered') throw refuseByLaw(law, 'NOT_DELIVERED');
      if (!now.petitioner && !allAnswered(now)) throw refuseByLaw(law, 'PARTS_MISSING');
      return;
    case 'settled':
      theirs(now, actor);
      if (now.phase !== 'settled') throw refuseByLaw(law, 'NOT_SETTLED');
      return;
    case 'withdrawn':
      theirs(now, actor);
      if (!now.petitioner) throw refuseRouting('NO_PETITIONER');
      if (now.phase !== 'open' && now.phase !== 'replied') throw refuseRouting('WITHDRAWN_TOO_LATE');
  }
}

function theirs({ shares }: LivingCase, actor: Scene<Law>['actor']): void {
  const house = houseOf(actor);
  if (house !== hallItself && house !== leadOf(shares)) throw refuseRouting('NOT_YOURS_TO_END');
}

const allAnswered = ({ shares }: LivingCase): boolean => {
  const standing = Object.values(shares);
  return standing.length > 0 && standing.every(({ phase }) => phase === 'answered');
};
