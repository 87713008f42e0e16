// The window corrects what it wrote down: what stood there before stays in the log, and the reason beside it. Of an accusation nothing was written down, so nothing is corrected.
import { refuseIntake, SubmissionCorrected, type SubmissionEvent, type SubmissionRegistered } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { checkIdNumbers, checkPersons, checkVisit } from './registration-rules.js';
import { personsCorrected, type Submission } from './submission.js';

export type PersonCorrection = NonNullable<SubmissionCorrected['data']['persons']>[number];

/** What reads otherwise from now on, and why. */
export interface Correction {
  readonly title?: string;
  readonly text?: string;
  readonly place?: string;
  readonly category?: string;
  readonly personCount?: number;
  readonly persons?: readonly PersonCorrection[];
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
  const { reasons, persons, ...corrected } = given;
  if (registered.confidential) throw refuseIntake.under(law, 'ACCUSATION_NOT_TYPED', { field: Object.keys(given)[0] ?? 'reasons' });
  if (Object.keys(corrected).length === 0 && persons === undefined) throw refuseIntake('NOTHING_TO_CORRECT');
  if (persons !== undefined) checkNamedHere(persons, registered);
  if (persons !== undefined || given.personCount !== undefined) checkStillAddsUp(given, registered, law);
  return [SubmissionCorrected({ submissionId, caseId: registered.caseId, ...corrected, ...(persons && { persons: [...persons] }), reasons })];
};

function checkNamedHere(corrections: readonly PersonCorrection[], { persons }: SubmissionRegistered['data']): void {
  if (new Set(corrections.map(({ personId }) => personId)).size < corrections.length) throw refuseIntake('PERSON_TWICE');
  for (const { personId, ...corrected } of corrections) {
    if (!persons.some(person => person.personId === personId)) throw refuseIntake('PERSON_NOT_NAMED_HERE');
    if (Object.keys(corrected).length === 0) throw refuseIntake('NOTHING_TO_CORRECT', { field: 'persons' });
  }
}

/** A correction makes nothing of a submission that could not have been registered so, by the law of the day on which it came. */
function checkStillAddsUp({ persons, personCount }: Correction, registered: SubmissionRegistered['data'], law: Law): void {
  const receivedOn = law.day(registered.receivedAt);
  const then = law.on(receivedOn);
  const corrected = { ...registered, persons: personsCorrected(registered.persons, persons), personCount: personCount ?? registered.personCount };
  checkVisit(corrected, then);
  checkPersons(corrected, then);
  checkIdNumbers(persons ?? [], receivedOn, then);
}
