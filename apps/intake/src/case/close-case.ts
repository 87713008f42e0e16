// The case has ended where it went: the window remembers it, and takes nothing more into it.
import { CaseClosed, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { onceOpened, type Case } from './case.js';

type Closing = Omit<CaseClosed['data'], 'caseId'>;

export class CloseCase {
  constructor(
    readonly caseId: string,
    readonly given: Closing,
  ) {}
}

export const closeCase: Decide<CloseCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state) => {
  const known = onceOpened(state);
  // A case that was declined or redirected has ended here already, in the window's own words.
  return known.closed || known.phase === 'declined' || known.phase === 'redirected' ? [] : [CaseClosed({ caseId, ...given })];
};
