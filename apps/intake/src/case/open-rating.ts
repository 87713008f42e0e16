// A delivered reply, or the settlement or withdrawal that came in its place, may be rated by the petitioner, for as long as the settings allow; an accusation never, and nobody rates what nobody brought.
import { RatingOpened, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import { addDays, type Law } from '@onehall/rulebook';
import { isSecret, onceOpened, type Case } from './case.js';

export class OpenRating {
  constructor(
    readonly caseId: string,
    /** Or the day of the settlement or withdrawal. */
    readonly deliveredOn: string,
  ) {}
}

export const openRating: Decide<OpenRating, Case, IntakeCaseEvent, Law> = ({ caseId, deliveredOn }, state, { law }) => {
  const known = onceOpened(state);
  if (isSecret(known) || !known.opened.petitioner || known.rating.phase !== 'closed') return [];
  return [RatingOpened({ caseId, deliveredOn, rateBy: addDays(deliveredOn, law.on(deliveredOn).settings.ratingDays) })];
};
