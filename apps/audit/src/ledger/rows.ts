// How an event lies in the ledger: its columns on the way in, and the event again on the way out.
import type { Before, StoredEvent } from '@onehall/event-store';

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

/** A row as PostgreSQL gives it: bigint as text. */
export interface LedgerRow {
  readonly service: string;
  readonly position: string;
  readonly gpos: string;
  readonly stream: string;
  readonly version: string;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly recorded_at: string;
  readonly data: string;
  readonly meta: string;
  readonly hash: Buffer;
}

/** The event of the same stream that stands before a row. */
export interface BeforeRow {
  readonly before_version: string | null;
  readonly before_gpos: string | null;
  readonly before_recorded_at: string | null;
  readonly before_hash: Buffer | null;
}

export const stored = (row: LedgerRow): StoredEvent => ({
  id: row.event_id, type: row.type, schemaVersion: row.schema_version, data: row.data, meta: row.meta, stream: row.stream,
  version: Number(row.version), recordedAt: row.recorded_at, gpos: Number(row.gpos), position: Number(row.position), hash: row.hash,
});

export const before = (row: BeforeRow): Before | undefined =>
  row.before_hash === null ? undefined : { version: Number(row.before_version), gpos: Number(row.before_gpos), recordedAt: row.before_recorded_at ?? '', hash: row.before_hash };
