// The case came back from the departments, and nobody leads it any more: the window has it again.
import { CaseCameBack, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { awaitsDecision, isBack, onceOpened, type Case, type OpenedCase } from './case.js';
import { isToOrgan } from './disposal.js';

export class NoteReturn {
  constructor(
    readonly caseId: string,
    readonly given: { readonly cameBackOn: string; readonly acceptedBy?: readonly string[] },
  ) {}
}

export const noteReturn: Decide<NoteReturn, Case, IntakeCaseEvent, Law> = ({ caseId, given: { cameBackOn, acceptedBy } }, state) => {
  const known = onceOpened(state);
  return isWithDepartments(known) && !isBack(known) ? [CaseCameBack({ caseId, cameBackOn, ...(acceptedBy && { acceptedBy: [...acceptedBy] }) })] : []; // said twice, meant once
};

/** What went to another organ since, or has ended, comes back to nobody. */
const isWithDepartments = (known: OpenedCase): boolean => known.phase === 'disposed' && !known.closed && !isToOrgan(known.disposed) && !awaitsDecision(known);
