// A delivered reply, or the settlement or withdrawal that came in its place, may be rated by the petitioners who stand, for as long as the settings allow; an accusation never, and nobody rates what nobody brought.
import { RatingOpened, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { isSecret, onceOpened, type Case } from './case.js';
import { lastDayToRate } from './rating-term.js';
import { isSomebodyTold } from './standing.js';

export class OpenRating {
  constructor(
    readonly caseId: string,
    /** Or the day of the settlement or withdrawal. */
    readonly deliveredOn: string,
  ) {}
}

export const openRating: Decide<OpenRating, Case, IntakeCaseEvent, Law> = ({ caseId, deliveredOn }, state, { law }) => {
  const known = onceOpened(state);
  // Whoever was told no in writing rates no withdrawal, also where one was written down at that moment.
  if (known.phase === 'declined' || known.phase === 'redirected') return [];
  if (isSecret(known) || !isSomebodyTold(known.submissions) || known.rating.phase !== 'closed') return [];
  return [RatingOpened({ caseId, deliveredOn, rateBy: lastDayToRate(deliveredOn, law) })];
};
