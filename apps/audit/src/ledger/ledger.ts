// The ledger: audit's own copy of every fact, byte for byte, and which streams belong to a case.
import type { StoredEvent } from '@onehall/event-store';
import type { Recorded } from '@onehall/kernel';
import { parse } from '@onehall/messaging';
import type { Checkpoint, ViewDatabase } from '@onehall/projections';
import { casesOf } from './cases-of.js';

/** Where a service's copy ends: the last position and its hash. */
export interface Head {
  readonly service: string;
  readonly position: number;
  readonly events: number;
  readonly hash: string;
  readonly recordedAt: string;
}

interface Row {
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
  readonly service: string;
}

const columnsOf = (events: readonly StoredEvent[]): unknown[] => [
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

const stored = (row: Row): StoredEvent => ({
  id: row.event_id, type: row.type, schemaVersion: row.schema_version, data: row.data, meta: row.meta, stream: row.stream,
  version: Number(row.version), recordedAt: row.recorded_at, gpos: Number(row.gpos), position: Number(row.position), hash: row.hash,
});

/** Reads and writes audit's copy. What it does not know it keeps all the same. */
export class Ledger {
  constructor(private readonly database: ViewDatabase) {}

  /** Writes a batch, the case index and the watermark in one statement: all or nothing. */
  async store(service: string, events: readonly StoredEvent[], checkpoint: Checkpoint): Promise<void> {
    const values: unknown[] = [service, ...columnsOf(events)];
    const cases = events.flatMap(event => casesOf(event).map(({ hall, caseId }) => ({ hall, caseId, stream: event.stream })));
    values.push(cases.map(({ hall }) => hall), cases.map(({ caseId }) => caseId), cases.map(({ stream }) => stream));
    const mark = checkpoint(value => `$${values.push(value)}`);
    await this.database.query(
      `with copied as (
         insert into ledger (service, position, gpos, stream, version, event_id, type, schema_version, recorded_at, data, meta, hash)
         select $1::text, u.* from unnest($2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::uuid[], $7::text[], $8::int[], $9::text[], $10::text[], $11::text[], $12::bytea[]) u),
       indexed as (
         insert into case_stream (hall, case_id, service, stream)
         select distinct u.h, u.c, $1::text, u.s from unnest($13::text[], $14::uuid[], $15::text[]) u(h, c, s) on conflict do nothing)
       select ${mark}`,
      values,
    );
  }

  /** The last hash of each stream that a batch goes on with, to check the next link. */
  async lastOf(service: string, streams: readonly string[]): Promise<ReadonlyMap<string, { readonly version: number; readonly hash: Buffer }>> {
    const rows = await this.database.query<{ stream: string; version: string; hash: Buffer }[]>(
      'select l.stream, l.version, l.hash from unnest($2::text[]) s(stream) cross join lateral (select stream, version, hash from ledger where service = $1 and stream = s.stream order by version desc limit 1) l',
      [service, streams],
    );
    return new Map(rows.map(({ stream, version, hash }) => [stream, { version: Number(version), hash }]));
  }

  /** Everything that any service ever said about a case, each service's words in their own order. */
  async history(hall: string, caseId: string): Promise<readonly Recorded[]> {
    const rows = await this.database.query<Row[]>(
      'select l.* from case_stream c join ledger l on l.service = c.service and l.stream = c.stream where c.hall = $1 and c.case_id = $2 order by l.service, l.position',
      [hall, caseId],
    );
    return rows.map(row => ({ ...parse(stored(row)), service: row.service }));
  }

  /** Where each service's copy ends. */
  async heads(): Promise<readonly Head[]> {
    return this.database.query<Head[]>(
      `select distinct on (service) service, position::int as position, position::int as events, encode(hash, 'hex') as hash, recorded_at as "recordedAt" from ledger order by service, position desc`,
    );
  }

  /** A page of one service's copy, for comparison with its log. */
  async copy(service: string, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const rows = await this.database.query<Row[]>('select * from ledger where service = $1 and position > $2 order by position limit $3', [service, after, limit]);
    return rows.map(stored);
  }
}
