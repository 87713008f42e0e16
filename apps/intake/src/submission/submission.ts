// What intake must remember of a submission: what was written down when it came, and what was corrected since.
import type { SubmissionEvent, SubmissionRegistered } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';
import { submissionClaims } from './submission-claims.js';

export type Submission =
  | { readonly phase: 'unregistered' }
  /** `registered` reads as corrected; `corrections` are the reasons that were given, oldest first. */
  | { readonly phase: 'registered'; readonly registered: SubmissionRegistered['data']; readonly corrections: readonly string[] };

export const submissions: Stream<'submissionId', Submission, SubmissionEvent> = {
  kind: 'submission',
  key: 'submissionId',
  initial: { phase: 'unregistered' },
  evolve(submission, event) {
    switch (event.type) {
      case 'SubmissionRegistered':
        return { phase: 'registered', registered: event.data, corrections: [] };
      case 'SubmissionCorrected': {
        if (submission.phase === 'unregistered') return submission;
        const { reasons, ...corrected } = event.data;
        return { ...submission, registered: { ...submission.registered, ...corrected }, corrections: [...submission.corrections, reasons] };
      }
    }
  },
  claims: (event, digest) => (event.type === 'SubmissionRegistered' ? submissionClaims(event.data, digest) : []),
};
