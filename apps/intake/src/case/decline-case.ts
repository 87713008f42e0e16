// The hall tells the petitioner in writing that a matter is not, or no longer, accepted: on a ground of the law, and before it was sent on its way (domain rules T15).
import { CaseDeclined, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { onceOpened, type Case } from './case.js';
import { checkGroundFits, decliningGround } from './ground.js';
import { issuePaper, paperRegister } from './paper.js';
import { checkSomebodyIsTold, checkStillHere } from './still-here.js';

/** The ground by its code, what the notice says, and the organ to which the petitioner may go. */
export interface Refusing {
  readonly ground: string;
  readonly reasons: string;
  readonly organ?: string;
}

export class DeclineCase {
  constructor(
    readonly caseId: string,
    readonly given: Refusing,
  ) {}
}

/** The register that numbers the notice. */
export const drawsDeclineNumber = ({ given }: DeclineCase, scene: Scene<Law>): string => paperRegister(decliningGround(given.ground, scene).kind, scene);

/** Its sealed reasons cannot be compared, so that a second notice is refused and never taken for the first. */
export const declineCase: Decide<DeclineCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const known = onceOpened(state);
  checkStillHere(known, scene.law);
  checkSomebodyIsTold(known, scene.law);
  const ground = decliningGround(given.ground, scene);
  checkGroundFits(ground, known);
  const { kind, article } = ground;
  return [CaseDeclined({ caseId, ...given, kind, article, declinedOn: scene.law.day(scene.now), paper: issuePaper(kind, scene) })];
};
