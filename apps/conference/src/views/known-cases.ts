// Which cases intake has opened, so that a conference is called on cases that are there, and never on an accusation.
import type { CaseDisposed, CaseOpened } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface KnownCase {
  readonly caseId: string;
  readonly number: string | null;
  readonly receivedOn: string | null;
  readonly confidential: boolean | null;
}

export const knownCases: View<KnownCase, 'caseId', CaseOpened | CaseDisposed> = {
  name: 'known-cases',
  version: 1,
  table: 'known_cases',
  key: ['caseId'],
  on: {
    CaseOpened: {
      rows: ({ data: { caseId } }) => [{ caseId }],
      fold: (row, { data: { number, receivedOn, confidential } }) => ({ number, receivedOn, confidential: confidential === true || row?.confidential === true }),
    },
    // Handed to the discipline organ: from here on only the fact of it may be known (信访工作条例 第三十条).
    CaseDisposed: {
      rows: ({ data: { caseId } }) => [{ caseId }],
      fold: (_, { data: { way } }) => (way === 'discipline' ? { confidential: true } : undefined),
    },
  },
};
