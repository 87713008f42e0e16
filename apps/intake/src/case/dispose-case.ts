// The hall sends a case on its way: to departments, to the political-legal or discipline organ, or up as urgent (domain rules T03–T07). Late is late, but never forbidden.
import { CaseDisposed, refuseIntake, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import { wayInForce, type Law } from '@onehall/rulebook';
import { awaitsDecision, isBack, onceOpened, type Case, type OpenedCase } from './case.js';
import { checkDisposal, isToOrgan, sameDisposal, type Disposal } from './disposal.js';
import { issuePaper, paperRegister } from './paper.js';
import { checkHereAgain, checkNobodyAccepted, checkStillHere } from './still-here.js';

export class DisposeCase {
  constructor(
    readonly caseId: string,
    readonly given: Disposal,
  ) {}
}

/** The register that numbers the slip or letter. */
export const drawsDisposalNumber = ({ given }: DisposeCase, scene: Scene<Law>): string => paperRegister(given.way, scene);

export const disposeCase: Decide<DisposeCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const known = onceOpened(state);
  if (known.phase === 'disposed' && !isBack(known) && sameDisposal(known.disposed, given)) return []; // said twice, meant once
  checkMayLeave(known, given, scene.law);
  if (known.opened.confidential && given.way !== 'discipline') throw refuseIntake.under(scene.law, 'ONLY_TO_DISCIPLINE', { field: 'way' });
  const disposedOn = scene.law.day(scene.now);
  checkDisposal(given, disposedOn, scene.law);
  const { departments, ...way } = given;
  return [
    CaseDisposed({
      caseId,
      ...way,
      ...(departments ? { departments: [...departments] } : {}),
      disposedOn,
      ...(given.way === 'urgent' ? { sendBy: scene.law.deadline('C-DECISION', disposedOn) } : {}),
      article: wayInForce(given.way, disposedOn).article,
      paper: issuePaper(given.way, scene),
    }),
  ];
};

/** What was reported up goes from here to organs only until it is decided; what came back goes any way but up, and not to another organ once a department has accepted; but an accusation goes to its own whoever accepted it (Art. 30). */
function checkMayLeave(known: OpenedCase, given: Disposal, law: Law): void {
  if (awaitsDecision(known) && isToOrgan(given)) return;
  if (given.way === 'urgent') checkStillHere(known, law);
  else checkHereAgain(known, law);
  if (given.way === 'political-legal') checkNobodyAccepted(known, law);
}
