// Routing has sent to departments what was reported up, or what had come back: the window sends it nowhere else.
import { CaseDecided, CaseSentAgain, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { awaitsDecision, isBack, onceOpened, type Case } from './case.js';

export class NoteDecision {
  constructor(
    readonly caseId: string,
    readonly sentOn: string,
  ) {}
}

export const noteDecision: Decide<NoteDecision, Case, IntakeCaseEvent, Law> = ({ caseId, sentOn }, state) => {
  const known = onceOpened(state);
  if (awaitsDecision(known)) return [CaseDecided({ caseId, sentOn })];
  return isBack(known) ? [CaseSentAgain({ caseId, sentOn })] : [];
};
