// A delivered reply may be rated by the petitioner, for as long as the settings allow; an accusation never, and nobody rates what nobody brought.
import { RatingOpened, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { onceOpened, type Case } from './case.js';

export class OpenRating {
  constructor(
    readonly caseId: string,
    readonly deliveredOn: string,
  ) {}
}

export const openRating: Decide<OpenRating, Case, IntakeCaseEvent, Law> = ({ caseId, deliveredOn }, state, { law }) => {
  const { opened, rating } = onceOpened(state);
  if (opened.confidential || !opened.petitioner || rating.phase !== 'closed') return [];
  return [RatingOpened({ caseId, deliveredOn, rateBy: daysAfter(deliveredOn, law.on(deliveredOn).settings.ratingDays) })];
};

const daysAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
