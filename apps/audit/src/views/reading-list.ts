// Who looked at a case: what a petitioner may ask and an auditor must know.
import type { CaseRead } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface ReadingRow {
  readonly readingId: string;
  readonly caseId?: string;
  readonly readAt?: string;
  readonly reader?: string;
  readonly role?: string;
  readonly department?: string | null;
  readonly what?: string;
  readonly asOf?: string | null;
  readonly knownAt?: string | null;
  readonly purpose?: string | null;
}

export const readingList: View<ReadingRow, 'readingId', CaseRead> = {
  name: 'reading-list',
  version: 1,
  table: 'reading_list',
  key: ['readingId'],
  on: {
    CaseRead: {
      rows: ({ data }) => [{ readingId: data.readingId }],
      fold: (_row, { data, meta }) => ({
        caseId: data.caseId, readAt: meta.at, reader: meta.actor.id, role: meta.actor.role,
        department: meta.actor.department ?? null, what: data.what, asOf: data.asOf ?? null, knownAt: data.knownAt ?? null, purpose: data.purpose ?? null,
      }),
    },
  },
};
