// The petitioner rates the hall and the departments, apart from each other and once.
import { CaseRated, refuseIntake, type Grade, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { onceOpened, type Case } from './case.js';

/** What the petitioner thinks: of the petition office, of the departments, and in words. */
export interface Grades {
  readonly office: Grade;
  readonly departments: Grade;
  readonly comment?: string;
}

export class RateCase {
  constructor(
    readonly caseId: string,
    readonly given: Grades,
  ) {}
}

export const rateCase: Decide<RateCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state, { now, law }) => {
  const { rating } = onceOpened(state);
  switch (rating.phase) {
    case 'closed':
      throw refuseIntake('RATING_NOT_OPEN');
    case 'given':
      throw refuseIntake('ALREADY_RATED');
    case 'awaited': {
      const ratedOn = law.day(now);
      if (ratedOn > rating.rateBy) throw refuseIntake('RATING_OVER');
      return [CaseRated({ caseId, ...given, ratedOn })];
    }
  }
};
