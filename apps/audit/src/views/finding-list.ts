// What verification found: the first thing an auditor looks at.
import type { FindingRecorded } from '@onehall/contracts';
import type { View } from '@onehall/kernel';

export interface FindingRow {
  readonly findingId: string;
  readonly foundAt?: string;
  readonly service?: string;
  readonly stream?: string | null;
  readonly version?: number | null;
  readonly wrong?: string;
}

export const findingList: View<FindingRow, 'findingId', FindingRecorded> = {
  name: 'finding-list',
  version: 1,
  table: 'finding_list',
  key: ['findingId'],
  on: {
    FindingRecorded: {
      rows: ({ data }) => [{ findingId: data.findingId }],
      fold: (_row, { data, meta }) => ({ foundAt: meta.at, service: data.service, stream: data.stream ?? null, version: data.version ?? null, wrong: data.wrong }),
    },
  },
};
