// Who looked at a case, at whichever service's window: what a petitioner may ask and an auditor must know.
import type { CaseRead, CaseShown } from '@onehall/contracts';
import type { Fold, Recorded, View } from '@onehall/kernel';

export interface ReadingRow {
  readonly readingId: string;
  readonly caseId: string;
  readonly readAt?: string;
  readonly reader?: string;
  readonly role?: string;
  readonly department?: string | null;
  readonly what?: string;
  readonly asOf?: string | null;
  readonly knownAt?: string | null;
  readonly purpose?: string | null;
}

/** Stands in the key of a look that found nobody; at the window it is null. */
export const ofNoCase = '';

const read = ({ data: { what }, meta: { at, actor } }: Recorded<CaseRead | CaseShown>): Partial<ReadingRow> => ({
  readAt: at, reader: actor.id, role: actor.role, department: actor.department ?? null, what,
});

const shown: Fold<ReadingRow, 'readingId' | 'caseId', CaseShown> = { rows: ({ data: { readingId, cases } }) => (cases.length === 0 ? [ofNoCase] : cases).map(caseId => ({ readingId, caseId })), fold: (_row, event) => read(event) };

export const readingList: View<ReadingRow, 'readingId' | 'caseId', CaseRead | CaseShown> = {
  name: 'reading-list',
  version: 2,
  table: 'reading_list',
  key: ['readingId', 'caseId'],
  on: {
    CaseRead: {
      rows: ({ data: { readingId, caseId } }) => [{ readingId, caseId }],
      fold: (_row, event) => ({ ...read(event), asOf: event.data.asOf ?? null, knownAt: event.data.knownAt ?? null, purpose: event.data.purpose ?? null }),
    },
    CaseShownAtIntake: shown,
    CaseShownAtRouting: shown,
    CaseShownAtConference: shown,
    CaseShownAtSupervision: shown,
  },
};
