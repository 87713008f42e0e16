// The window corrects what it wrote down: what stood there before stays in the log, and the reason beside it.
import { refuseIntake, refuseIntakeUnder, SubmissionCorrected, type SubmissionEvent, type SubmissionRegistered } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { petitionersNamed, typedContent } from './registration-rules.js';
import type { Submission } from './submission.js';

/** What reads otherwise from now on, and why. */
export interface Correction {
  readonly title?: string;
  readonly text?: string;
  readonly place?: string;
  readonly category?: string;
  readonly personCount?: number;
  readonly reasons: string;
}

export class CorrectSubmission {
  constructor(
    readonly submissionId: string,
    readonly given: Correction,
  ) {}
}

export const correctSubmission: Decide<CorrectSubmission, Submission, SubmissionEvent, Law> = ({ submissionId, given }, submission, { law }) => {
  if (submission.phase === 'unregistered') throw refuseIntake('UNKNOWN_SUBMISSION');
  const { registered } = submission;
  const { reasons, ...corrected } = given;
  if (Object.keys(corrected).length === 0) throw refuseIntake('NOTHING_TO_CORRECT');
  if (registered.confidential) checkNotTyped(given, law);
  if (given.personCount !== undefined) checkCount(given.personCount, registered, law);
  return [SubmissionCorrected({ submissionId, caseId: registered.caseId, ...corrected, reasons })];
};

function checkNotTyped(given: Correction, law: Law): void {
  const typed = typedContent(given);
  if (typed) throw refuseIntakeUnder(law, 'ACCUSATION_NOT_TYPED', { field: typed });
}

function checkCount(count: number, { channel, persons }: SubmissionRegistered['data'], law: Law): void {
  if (channel === 'visit' && count < 1) throw refuseIntakeUnder(law, 'VISITORS_NOT_COUNTED');
  if (petitionersNamed(persons) > count) throw refuseIntakeUnder(law, 'MORE_NAMED_THAN_COUNTED');
}
