// When a further submission joins a case at the window, routing knows that the case is not the first petitioner's alone.
import type { SubmissionJoined } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { AddSubmission } from '../case/add-submission.js';

export const whenSubmissionJoinedAddSubmission: Policy<SubmissionJoined, AddSubmission> = {
  name: 'when-submission-joined-add-submission',
  on: 'SubmissionJoined',
  react: ({ data: { caseId, number, channel, receivedOn } }) => [new AddSubmission(caseId, { number, channel, receivedOn, petitioner: channel !== 'screening' })],
};
