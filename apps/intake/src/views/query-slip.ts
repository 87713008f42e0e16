// What a petitioner holds in hand: the number and, as a keyed digest, the query code that open one case. What has no code has no slip.
import type { SubmissionRegistered } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface QuerySlip {
  readonly submissionId: string;
  readonly number: string | null;
  readonly codeDigest: string | null;
  readonly caseId: string | null;
}

export const querySlips: View<QuerySlip, 'submissionId', SubmissionRegistered> = {
  name: 'query-slip',
  version: 1,
  table: 'query_slip',
  key: ['submissionId'],
  on: {
    SubmissionRegistered: {
      rows: ({ data: { submissionId, queryCode } }) => (queryCode === undefined ? [] : [{ submissionId }]),
      fold: (_, { data: { number, caseId } }) => ({ number, caseId }),
      find: ({ data: { queryCode } }) => (queryCode === undefined ? {} : { codeDigest: { value: queryCode, as: 'digest', kind: 'query-code' } }),
    },
  },
};
