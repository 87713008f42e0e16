// The two sides of a comparison: audit's copy of a log, and the log as it reaches audit.
import type { CopiedEvent, LogIdentity, Side, StoredEvent } from '@onehall/event-store';
import type { Source } from '@onehall/projections';
import type { Ledger } from './ledger.js';

/** The copy ends where audit says that it has followed to, even where its last rows are gone. A log that nobody followed yet is taken at its word. */
export function copySide(ledger: Ledger, source: Source): Side<CopiedEvent> {
  const { service } = source;
  return {
    identity: async (): Promise<LogIdentity> => (await ledger.followed(service)) ?? source.identity(),
    head: async () => {
      const held = (await ledger.heads()).find(head => head.service === service)?.position ?? 0;
      return Math.max(held, (await ledger.followed(service))?.position ?? 0);
    },
    page: (after, upTo) => ledger.page(service, after, upTo),
  };
}

export const logSide = (source: Source): Side<StoredEvent> => ({
  identity: () => source.identity(),
  head: () => source.head(),
  page: async (after, upTo) => (await source.raw(after, upTo - after)).filter(({ position }) => position <= upTo),
});
