// The ledger: audit's own copy of every fact, byte for byte, and which streams belong to a case.
import { casesOf, personStreamsOf } from '@onehall/case-file';
import { contracts, services, upcasters } from '@onehall/contracts';
import { beforeInTable, eventInTable, eventReader, type Before, type BeforeInTable, type CopiedEvent, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import type { Recorded } from '@onehall/kernel';
import type { Checkpoint, ViewDatabase } from '@onehall/projections';
import { columnsOf, eventColumns, eventTypes, type LedgerRow } from './rows.js';

/** Where a service's copy ends: the last position, its hash in hex, and when its log recorded it. */
export interface Head {
  readonly service: string;
  readonly position: number;
  readonly hash: string | null;
  readonly recordedAt: string | null;
}

/** A copied event that knows its service. */
export interface ProvenEvent extends CopiedEvent {
  readonly service: string;
}

/** Under this name each service's log is followed; it never changes. */
export const consumerOf = (service: string): string => `ledger:${service}`;
const leaseOf = (service: string): string => `${consumerOf(service)}<-${service}`;

const personStreamsIn = (rows: readonly LedgerRow[]): readonly string[] => [...new Set(rows.flatMap(personStreamsOf))];

const withBefore = `
  select l.*, b.version as before_version, b.gpos as before_gpos, b.recorded_at as before_recorded_at, b.hash as before_hash
  from audit.ledger_now l
  left join lateral (select * from audit.ledger_now where service = l.service and stream = l.stream and position < l.position order by position desc limit 1) b on true`;

/** Reads and writes audit's copy. What it does not know it keeps all the same. The schema is always named: the service owns the one that its search path begins with. */
export class Ledger {
  private readonly readers = new Map(services.map(service => [service as string, eventReader({ service, words: contracts, upcasters, unknown: 'keep' })]));

  constructor(private readonly database: ViewDatabase) {}

  /** Writes a batch, the case index and the watermark in one statement: all or nothing. */
  async store({ service, incarnation }: LogIdentity, events: readonly StoredEvent[], checkpoint: Checkpoint): Promise<void> {
    const cases = events.flatMap(event => casesOf(event).map(({ hall, caseId }) => ({ hall, caseId, stream: event.stream })));
    const values: unknown[] = [service, incarnation];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const copied = columnsOf(events).map((column, index) => `${parameter(column)}::${eventTypes[index] ?? 'text'}[]`);
    const indexed = [`${parameter(cases.map(({ hall }) => hall))}::text[]`, `${parameter(cases.map(({ caseId }) => caseId))}::uuid[]`, `${parameter(cases.map(({ stream }) => stream))}::text[]`];
    await this.database.query(
      `with copied as (insert into audit.ledger (service, incarnation, ${eventColumns}) select $1::text, $2::int, u.* from unnest(${copied.join(', ')}) u),
       indexed as (
         insert into audit.case_stream (hall, case_id, service, stream)
         select distinct u.hall, u.case_id, $1::text, u.stream from unnest(${indexed.join(', ')}) u(hall, case_id, stream) on conflict do nothing)
       select ${checkpoint(parameter)}`,
      values,
    );
  }

  /** How many events the ledger keeps that the log had lost when it came back from a backup as this incarnation. */
  async lostTo({ service, incarnation }: LogIdentity): Promise<number> {
    const [row] = await this.database.query<{ n: number }[]>('select count(*)::int as n from audit.ledger_fate where service = $1 and lost_to = $2', [service, incarnation]);
    return row?.n ?? 0;
  }

  /** The last event of each stream that a batch goes on with, to check the next link. */
  async lastOf(service: string, streams: readonly string[]): Promise<ReadonlyMap<string, Before>> {
    const rows = await this.database.query<LedgerRow[]>(
      'select l.* from unnest($2::text[]) s(stream) cross join lateral (select * from audit.ledger_now where service = $1 and stream = s.stream order by position desc limit 1) l',
      [service, streams],
    );
    return new Map(rows.map(row => [row.stream, eventInTable(row)]));
  }

  /** Everything that any service ever said about a case, each service's words in their own order, then that persons of it were forgotten; personal values sealed. Empty: nobody ever spoke of it. */
  async history(hall: string, caseId: string): Promise<readonly Recorded[]> {
    const rows = await this.database.query<LedgerRow[]>(
      'select l.* from audit.case_stream c join audit.ledger_now l on l.service = c.service and l.stream = c.stream where c.hall = $1 and c.case_id = $2 order by l.service, l.position',
      [hall, caseId],
    );
    const persons = await this.database.query<LedgerRow[]>(`select * from audit.ledger_now where service = 'intake' and stream = any($1::text[]) order by position`, [personStreamsIn(rows)]);
    return [...rows, ...persons].map(row => this.recorded(row));
  }

  /** When the first fact was recorded that the ledger holds, by the machine's clock; undefined while it holds none. */
  async recordedFrom(): Promise<string | undefined> {
    const [row] = await this.database.query<{ first: string | null }[]>('select min(recorded_at) as first from audit.ledger_now where position = 1');
    return row?.first ?? undefined;
  }

  /** The same events as an outsider needs them to check the chains: whole streams, byte for byte. */
  async proof(hall: string, caseId: string): Promise<readonly ProvenEvent[]> {
    const rows = await this.database.query<(LedgerRow & BeforeInTable)[]>(
      `${withBefore} join audit.case_stream c on l.service = c.service and l.stream = c.stream where c.hall = $1 and c.case_id = $2 order by l.service, l.stream, l.position`,
      [hall, caseId],
    );
    const persons = await this.database.query<(LedgerRow & BeforeInTable)[]>(`${withBefore} where l.service = 'intake' and l.stream = any($1::text[]) order by l.stream, l.position`, [personStreamsIn(rows)]);
    return [...rows, ...persons].map(row => ({ service: row.service, event: eventInTable(row), before: beforeInTable(row) }));
  }

  /** Where each service's copy ends. */
  async heads(): Promise<readonly Head[]> {
    return this.database.query<Head[]>(
      `select s.service, coalesce(l.position, 0)::int as position, encode(l.hash, 'hex') as hash, l.recorded_at as "recordedAt"
       from unnest($1::text[]) with ordinality s(service, place)
       left join lateral (select * from audit.ledger_now where service = s.service order by position desc limit 1) l on true order by s.place`,
      [services],
    );
  }

  /** A page of one service's copy, for comparison with its log. */
  async page(service: string, after: number, upTo: number): Promise<readonly CopiedEvent[]> {
    const rows = await this.database.query<(LedgerRow & BeforeInTable)[]>(`${withBefore} where l.service = $1 and l.position > $2 and l.position <= $3 order by l.position`, [service, after, upTo]);
    return rows.map(row => ({ event: eventInTable(row), before: beforeInTable(row) }));
  }

  /** Which log was followed, and how far: what the ledger must hold. Undefined: nobody has followed it yet. */
  async followed(service: string): Promise<(LogIdentity & { readonly position: number }) | undefined> {
    const [row] = await this.database.query<{ log_id: string; incarnation: number; position: string }[]>('select log_id, incarnation, position from audit.lease where name = $1', [leaseOf(service)]);
    return row && { service, logId: row.log_id, incarnation: row.incarnation, position: Number(row.position) };
  }

  /** The id of each log that was ever followed, by service: every chain begins with it. */
  async logIds(): Promise<ReadonlyMap<string, string>> {
    const followed = await Promise.all(services.map(service => this.followed(service)));
    return new Map(followed.flatMap(one => (one ? [[one.service, one.logId] as const] : [])));
  }

  private recorded(row: LedgerRow): Recorded {
    const read = this.readers.get(row.service);
    if (!read) throw new Error(`The ledger holds words of ${row.service}, which is no service of this hall.`);
    return read(eventInTable(row));
  }
}
