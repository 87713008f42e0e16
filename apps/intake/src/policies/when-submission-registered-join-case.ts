// When a submission is registered that joins a case, the case takes it in.
import type { SubmissionRegistered } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { JoinCase } from '../case/join-case.js';

export const whenSubmissionRegisteredJoinCase: Policy<SubmissionRegistered, JoinCase> = {
  name: 'when-submission-registered-join-case',
  on: 'SubmissionRegistered',
  react({ data: { opens, caseId, submissionId, number, channel, receivedAt } }) {
    return opens ? [] : [new JoinCase(caseId, { submissionId, number, channel, receivedAt })];
  },
};
