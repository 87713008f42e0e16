// What intake must remember of a submission: what was written down when it came, what was corrected since, and whether it opened a case of its own after all.
import type { SubmissionCorrected, SubmissionEvent, SubmissionRegistered, SubmissionSetApart } from '@onehall/contracts';
import type { Personal, Stream } from '@onehall/kernel';
import { submissionClaims } from './submission-claims.js';

export type Submission =
  | { readonly phase: 'unregistered' }
  /** `registered` reads as corrected; `corrections` are the reasons that were given, oldest first. */
  | { readonly phase: 'registered'; readonly registered: SubmissionRegistered['data']; readonly corrections: readonly Personal<string>[] };

type Person = SubmissionRegistered['data']['persons'][number];
type PersonCorrected = NonNullable<SubmissionCorrected['data']['persons']>[number];

/** The persons as they read after a correction: what it does not name stays. */
export const personsCorrected = (persons: readonly Person[], corrections: readonly PersonCorrected[] = []): Person[] =>
  persons.map(person => ({ ...person, ...corrections.find(({ personId }) => personId === person.personId) }));

/** What was registered, without what became of it at the case that it was to join. */
function written(apart: SubmissionSetApart['data']): SubmissionRegistered['data'] {
  const registered: SubmissionRegistered['data'] = { ...apart };
  for (const left of ['from', 'joined']) Reflect.deleteProperty(registered, left);
  return registered;
}

export const submissions: Stream<'submissionId', Submission, SubmissionEvent> = {
  kind: 'submission',
  key: 'submissionId',
  initial: { phase: 'unregistered' },
  evolve(submission, event) {
    switch (event.type) {
      case 'SubmissionRegistered':
        return { phase: 'registered', registered: event.data, corrections: [] };
      case 'SubmissionSetApart':
        return { phase: 'registered', registered: written(event.data), corrections: submission.phase === 'registered' ? submission.corrections : [] };
      case 'SubmissionCorrected': {
        if (submission.phase === 'unregistered') return submission;
        const { reasons, persons, ...corrected } = event.data;
        return { ...submission, registered: { ...submission.registered, ...corrected, persons: personsCorrected(submission.registered.persons, persons) }, corrections: [...submission.corrections, reasons] };
      }
    }
  },
  claims: (event, digest) => (event.type === 'SubmissionRegistered' ? submissionClaims(event.data, digest) : []),
};
