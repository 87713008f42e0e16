// On which ground a petitioner may be told no or sent elsewhere: one of those that the law in force today knows.
import { refuseIntake } from '@onehall/contracts';
import type { Scene } from '@onehall/kernel';
import { groundInForce, type Ground, type Law } from '@onehall/rulebook';
import type { OpenedCase } from './case.js';
import { isOfVisitorsOnly } from './standing.js';

export type Declining = Ground & { readonly kind: 'not-accepted' | 'no-longer-accepted' };

const inForce = (code: string, { law, now }: Scene<Law>): Ground | undefined => groundInForce(code, law.day(now));

const declines = (ground: Ground | undefined): ground is Declining => ground?.kind === 'not-accepted' || ground?.kind === 'no-longer-accepted';

/** The ground for declining a case. Throws where the law of today knows none by that code. */
export function decliningGround(code: string, scene: Scene<Law>): Declining {
  const ground = inForce(code, scene);
  if (!declines(ground)) throw refuseIntake('UNKNOWN_GROUND');
  return ground;
}

/** The ground for telling the petitioner which organ is competent. Throws where the law of today knows none by that code. */
export function redirectingGround(code: string, scene: Scene<Law>): Ground {
  const ground = inForce(code, scene);
  if (ground?.kind !== 'redirect') throw refuseIntake('UNKNOWN_GROUND');
  return ground;
}

/** Some grounds speak of visits only: a letter about the same thing is not turned away by them, whoever opened the case. */
export function checkGroundFits({ visitsOnly, article }: Ground, { submissions }: OpenedCase): void {
  if (visitsOnly && !isOfVisitorsOnly(submissions)) throw refuseIntake('GROUND_FOR_VISITS_ONLY', { article });
}
