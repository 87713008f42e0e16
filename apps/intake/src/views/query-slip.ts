// What a petitioner holds in hand: the number and, as a keyed digest, the query code that open one case. What has no code has no slip.
import type { Channel, SubmissionRegistered, SubmissionSetApart } from '@onehall/contracts';
import type { Fold, View } from '@onehall/kernel';

export interface QuerySlip {
  readonly submissionId: string;
  readonly number: string | null;
  readonly codeDigest: string | null;
  readonly caseId: string | null;
  /** When this very submission came, through which door, and when it was registered: who joined a case did not bring its first one. */
  readonly receivedAt: string | null;
  readonly channel: Channel | null;
  readonly registeredAt: string | null;
}

const slip = (fold: Fold<QuerySlip, 'submissionId', SubmissionRegistered | SubmissionSetApart>['fold']): Fold<QuerySlip, 'submissionId', SubmissionRegistered | SubmissionSetApart> => ({
  rows: ({ data: { submissionId, queryCode } }) => (queryCode === undefined ? [] : [{ submissionId }]),
  fold,
  find: ({ data: { queryCode } }) => (queryCode === undefined ? {} : { codeDigest: { value: queryCode, as: 'digest', kind: 'query-code' } }),
});

export const querySlips: View<QuerySlip, 'submissionId', SubmissionRegistered | SubmissionSetApart> = {
  name: 'query-slip',
  version: 3,
  table: 'query_slip',
  key: ['submissionId'],
  on: {
    // The case that a submission opened after all is the later word, whichever comes first here.
    SubmissionRegistered: slip((row, { data: { number, caseId, receivedAt, channel }, meta }) => ({ number, receivedAt, channel, registeredAt: meta.at, caseId: row?.caseId ?? caseId })),
    SubmissionSetApart: slip((_, { data: { number, caseId } }) => ({ number, caseId })),
  },
};
