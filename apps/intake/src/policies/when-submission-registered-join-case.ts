// When a submission is registered that joins a case, the case takes it in, or it opens one of its own.
import type { SubmissionRegistered } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { TakeIn } from './take-in.js';

export const whenSubmissionRegisteredJoinCase: Policy<SubmissionRegistered, TakeIn> = {
  name: 'when-submission-registered-join-case',
  on: 'SubmissionRegistered',
  react({ data: { opens, caseId, submissionId, number, channel, receivedAt, origin } }) {
    return opens ? [] : [new TakeIn(caseId, { submissionId, number, channel, receivedAt, ...(origin?.answerBy !== undefined && { answerBy: origin.answerBy }) })];
  },
};
