// The window corrects what it wrote down: what stood there before stays in the log, and the reason beside it.
import { refuseIntake, SubmissionCorrected, type SubmissionEvent, type SubmissionRegistered } from '@onehall/contracts';
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

export const correctSubmission: Decide<CorrectSubmission, Submission, SubmissionEvent, Law> = ({ submissionId, given }, submission) => {
  if (submission.phase === 'unregistered') throw refuseIntake('UNKNOWN_SUBMISSION');
  const { registered } = submission;
  const { reasons, ...corrected } = given;
  if (Object.keys(corrected).length === 0) throw refuseIntake('NOTHING_TO_CORRECT');
  if (registered.confidential) checkNotTyped(given);
  if (given.personCount !== undefined) checkCount(given.personCount, registered);
  return [SubmissionCorrected({ submissionId, caseId: registered.caseId, ...corrected, reasons })];
};

function checkNotTyped(given: Correction): void {
  const typed = typedContent(given);
  if (typed) throw refuseIntake('ACCUSATION_NOT_TYPED', { field: typed });
}

function checkCount(count: number, { channel, persons }: SubmissionRegistered['data']): void {
  if (channel === 'visit' && count < 1) throw refuseIntake('VISITORS_NOT_COUNTED');
  if (petitionersNamed(persons) > count) throw refuseIntake('MORE_NAMED_THAN_COUNTED');
}
