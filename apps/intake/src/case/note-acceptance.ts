// A department that assists has accepted what lies at the window again: noted once of each, and of what is with the departments routing says it when it comes back.
import { CaseTakenUp, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { isBack, onceOpened, type Case } from './case.js';

export class NoteAcceptance {
  constructor(
    readonly caseId: string,
    readonly given: { readonly department: string; readonly acceptedOn: string },
  ) {}
}

export const noteAcceptance: Decide<NoteAcceptance, Case, IntakeCaseEvent, Law> = ({ caseId, given: { department, acceptedOn } }, state) => {
  const known = onceOpened(state);
  return isBack(known) && !known.acceptedBy?.includes(department) ? [CaseTakenUp({ caseId, department, takenUpOn: acceptedOn })] : [];
};
