// A department notes what it has done about a case, so that the work leaves a trace.
import { ProgressNoted, refuseRouting, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { living, ownShare, pastDay } from './acting.js';
import type { Case } from './case.js';

export class NoteProgress {
  constructor(
    readonly caseId: string,
    readonly given: { readonly note: string; readonly notedOn?: string | undefined },
  ) {}
}

/** `notedOn` is the day on which it was done, which may lie before the day on which it is written down. */
export const noteProgress: Decide<NoteProgress, Case, RoutingCaseEvent, Law> = ({ caseId, given }, state, scene) => {
  const now = living(state, scene);
  const { department, share } = ownShare(now, scene);
  if (share.phase === 'asked') throw refuseRouting('NOT_SIGNED');
  const notedOn = pastDay(given.notedOn, { after: now.receivedOn, field: 'notedOn' }, scene);
  return [ProgressNoted({ caseId, department, notedOn, note: given.note })];
};
