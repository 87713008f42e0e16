// How an event lies in the ledger: its columns on the way in, and its row on the way out.
import type { EventInTable, StoredEvent } from '@onehall/event-store';

/** The last of `columnsOf` stands at this parameter, when the service is the first. */
export const eventTypes = ['bigint', 'bigint', 'text', 'bigint', 'uuid', 'text', 'int', 'text', 'text', 'text', 'bytea'] as const;
export const eventColumns = 'position, gpos, stream, version, event_id, type, schema_version, recorded_at, data, meta, hash';

/** One array for each column, in the order of `eventColumns`. */
export const columnsOf = (events: readonly StoredEvent[]): unknown[][] => [
  events.map(event => event.position),
  events.map(event => event.gpos),
  events.map(event => event.stream),
  events.map(event => event.version),
  events.map(event => event.id),
  events.map(event => event.type),
  events.map(event => event.schemaVersion),
  events.map(event => event.recordedAt),
  events.map(event => event.data),
  events.map(event => event.meta),
  events.map(event => event.hash),
];

/** A row of the ledger: whose event it is, and the event. */
export interface LedgerRow extends EventInTable {
  readonly service: string;
}
