// Which cases intake has opened, and which have left the hall since, so that a conference is called on cases that are there, and never on an accusation.
import type { CaseDeclined, CaseDisposed, CaseOpened, CaseRedirected, CaseTakenOffTable } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface KnownCase {
  readonly caseId: string;
  readonly number: string | null;
  readonly receivedOn: string | null;
  readonly confidential: boolean | null;
  /** Why it has left, where it is not the discipline organ's. */
  readonly gone: CaseTakenOffTable['data']['because'] | null;
}

const rows = ({ data: { caseId } }: { readonly data: { readonly caseId: string } }) => [{ caseId }];

export const knownCases: View<KnownCase, 'caseId', CaseOpened | CaseDisposed | CaseDeclined | CaseRedirected> = {
  name: 'known-cases',
  version: 2,
  table: 'known_cases',
  key: ['caseId'],
  on: {
    CaseOpened: {
      rows,
      fold: (row, { data: { number, receivedOn, confidential } }) => ({ number, receivedOn, confidential: confidential === true || row?.confidential === true }),
    },
    // Handed to the discipline organ: from here on only the fact of it may be known (信访工作条例 第三十条).
    CaseDisposed: {
      rows,
      fold: (_, { data: { way } }) => (way === 'discipline' ? { confidential: true } : way === 'political-legal' ? { gone: 'referred' } : undefined),
    },
    CaseDeclined: { rows, fold: () => ({ gone: 'declined' }) },
    CaseRedirected: { rows, fold: () => ({ gone: 'redirected' }) },
  },
};
