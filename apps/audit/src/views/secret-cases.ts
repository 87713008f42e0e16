// Which cases are the discipline organ's: accusations from the start, and what was handed over to that organ since.
import type { CaseDisposed, CaseOpened, SubmissionRegistered } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface SecretCase {
  readonly caseId: string;
  readonly since: string | null;
}

interface Said {
  readonly data: { readonly caseId: string; readonly confidential?: true };
}

const fold = (row: SecretCase | undefined, { meta: { at } }: { readonly meta: { readonly at: string } }) => ({ since: row?.since ?? at });
const fromTheStart = { rows: ({ data: { caseId, confidential } }: Said) => (confidential ? [{ caseId }] : []), fold };

export const secretCases: View<SecretCase, 'caseId', SubmissionRegistered | CaseOpened | CaseDisposed> = {
  name: 'secret-cases',
  version: 1,
  table: 'secret_cases',
  key: ['caseId'],
  on: {
    SubmissionRegistered: fromTheStart,
    CaseOpened: fromTheStart,
    CaseDisposed: { rows: ({ data: { caseId, way } }) => (way === 'discipline' ? [{ caseId }] : []), fold },
  },
};
