// What audit must remember of a finding: only that it stands in the ledger.
import type { FindingEvent } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';

export interface Finding {
  readonly recorded: boolean;
}

export const findings: Stream<'findingId', Finding, FindingEvent> = {
  kind: 'finding',
  key: 'findingId',
  initial: { recorded: false },
  evolve(_finding, event) {
    switch (event.type) {
      case 'FindingRecorded':
        return { recorded: true };
    }
  },
};
