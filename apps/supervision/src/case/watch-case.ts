// Supervision begins to watch a case that intake has opened; a confidential one is sealed at once.
import { CaseWatched, WatchSealed, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';

export class WatchCase {
  constructor(
    readonly caseId: string,
    readonly given: { readonly number: string; readonly openedAt: string; readonly confidential?: true | undefined },
  ) {}
}

export const watchCase: Decide<WatchCase, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given }, state, { law }) => {
  if (state.watched) return [];
  const openedOn = law.day(given.openedAt);
  const watched = CaseWatched({ caseId, number: given.number, openedOn });
  return given.confidential && !state.sealed ? [watched, WatchSealed({ caseId, sealedOn: openedOn })] : [watched];
};
