// Supervision begins to watch a case that intake has opened.
import { CaseWatched, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';

export class WatchCase {
  constructor(
    readonly caseId: string,
    readonly given: { readonly number: string; readonly openedAt: string },
  ) {}
}

export const watchCase: Decide<WatchCase, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given }, state, { law }) =>
  state.watched ? [] : [CaseWatched({ caseId, number: given.number, openedOn: law.day(given.openedAt) })];
