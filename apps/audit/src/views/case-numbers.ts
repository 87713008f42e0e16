// Which case a number belongs to: the case's own, and those of the submissions that joined it.
import type { CaseOpened, SubmissionJoined } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface CaseNumber {
  readonly number: string;
  readonly caseId?: string;
}

interface Numbered {
  readonly data: { readonly number: string; readonly caseId: string };
}

const numbered = { rows: ({ data: { number } }: Numbered) => [{ number }], fold: (_row: unknown, { data: { caseId } }: Numbered) => ({ caseId }) };

export const caseNumbers: View<CaseNumber, 'number', CaseOpened | SubmissionJoined> = {
  name: 'case-numbers',
  version: 1,
  table: 'case_numbers',
  key: ['number'],
  on: { CaseOpened: numbered, SubmissionJoined: numbered },
};
