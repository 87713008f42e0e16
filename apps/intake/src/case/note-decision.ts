// What was reported up was decided about: routing has sent it to departments, so that the window sends it nowhere else.
import { CaseDecided, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { awaitsDecision, onceOpened, type Case } from './case.js';

export class NoteDecision {
  constructor(
    readonly caseId: string,
    readonly sentOn: string,
  ) {}
}

export const noteDecision: Decide<NoteDecision, Case, IntakeCaseEvent, Law> = ({ caseId, sentOn }, state) => (awaitsDecision(onceOpened(state)) ? [CaseDecided({ caseId, sentOn })] : []);
