// The hall tells the petitioner in writing which organ is competent, and the case leaves the window (domain rules T14).
import { CaseRedirected, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { onceOpened, type Case } from './case.js';
import { checkGroundFits, redirectingGround } from './ground.js';
import { issuePaper, paperRegister } from './paper.js';
import { checkHereAgain, checkNobodyAccepted, checkSomebodyIsTold } from './still-here.js';

/** Where the petitioner is to go, on which ground (its article stands in the notice), and what else the notice says. */
export interface Redirection {
  readonly organ: string;
  readonly ground: string;
  readonly reasons?: string;
}

export class RedirectCase {
  constructor(
    readonly caseId: string,
    readonly given: Redirection,
  ) {}
}

/** The register that numbers the notice. */
export const drawsRedirectionNumber = (_: RedirectCase, scene: Scene<Law>): string => paperRegister('redirected', scene);

/** Its sealed reasons cannot be compared, so that a second notice is refused and never taken for the first. */
export const redirectCase: Decide<RedirectCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const known = onceOpened(state);
  checkHereAgain(known, scene.law);
  checkNobodyAccepted(known, scene.law);
  checkSomebodyIsTold(known, scene.law);
  const ground = redirectingGround(given.ground, scene);
  checkGroundFits(ground, known);
  return [CaseRedirected({ caseId, ...given, article: ground.article, redirectedOn: scene.law.day(scene.now), paper: issuePaper('redirected', scene) })];
};
