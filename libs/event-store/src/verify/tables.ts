// An event as a table holds it, by the names of its columns: for whoever reads a log, or a copy of one, past the functions of the log.
import type { StoredEvent } from '../log.js';
import type { Before } from './chains.js';

/** PostgreSQL gives bigint as text; `recorded_at` must be asked for as text in UTC with microseconds. */
export interface EventInTable {
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

/** The event of the same stream that stands before a row; all empty where there is none. */
export interface BeforeInTable {
  readonly before_version: string | null;
  readonly before_gpos: string | null;
  readonly before_recorded_at: string | null;
  readonly before_hash: Buffer | null;
}

/** The event of a row. */
export const eventInTable = (row: EventInTable): StoredEvent => ({
  id: row.event_id, type: row.type, schemaVersion: row.schema_version, data: row.data, meta: row.meta, stream: row.stream,
  version: Number(row.version), recordedAt: row.recorded_at, gpos: Number(row.gpos), position: Number(row.position), hash: row.hash,
});

/** What stands before the event of a row. */
export const beforeInTable = (row: BeforeInTable): Before | undefined =>
  row.before_hash === null ? undefined : { version: Number(row.before_version), gpos: Number(row.before_gpos), recordedAt: row.before_recorded_at ?? '', hash: row.before_hash };
