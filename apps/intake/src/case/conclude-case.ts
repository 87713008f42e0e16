// The case was settled or replied to, as routing says: the window takes nothing more into it.
import { CaseConcluded, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { onceOpened, type Case } from './case.js';

export class ConcludeCase {
  constructor(
    readonly caseId: string,
    readonly given: Omit<CaseConcluded['data'], 'caseId'>,
  ) {}
}

export const concludeCase: Decide<ConcludeCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state) => {
  const { concluded, closed } = onceOpened(state);
  return concluded || closed ? [] : [CaseConcluded({ caseId, ...given })]; // said twice, meant once
};
