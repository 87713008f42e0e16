// Each petitioner of a case rates the hall and the departments, apart from each other and once.
import { CaseRated, refuseIntake, type Grade, type IntakeCaseEvent } from '@onehall/contracts';
import { NotYet, type Decide } from '@onehall/kernel';
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
    /** `submissionId`: the submission of whoever says it. */
    readonly given: Grades & { readonly submissionId: string },
  ) {}
}

export const rateCase: Decide<RateCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state, { now, law }) => {
  const { rating, submissions } = onceOpened(state);
  if (!submissions.includes(given.submissionId)) throw onItsWay();
  if (rating.phase === 'closed') throw refuseIntake('RATING_NOT_OPEN');
  // Whoever rated while a case was rated once spoke for all of them.
  if (rating.given.some(({ submissionId = given.submissionId }) => submissionId === given.submissionId)) throw refuseIntake('ALREADY_RATED');
  const ratedOn = law.day(now);
  if (ratedOn > rating.rateBy) throw refuseIntake('RATING_OVER');
  return [CaseRated({ caseId, ...given, ratedOn })];
};

/** Whoever holds a slip has brought something: that the case takes it in is a fact on its way. */
function onItsWay(): NotYet {
  const { reason, refusal } = refuseIntake('UNKNOWN_SUBMISSION');
  return new NotYet(reason, refusal);
}
