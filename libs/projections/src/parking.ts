// The parking lot: events that a follower could not digest, with those that came after them in the same case, in order, until an operator has them driven again.
import type { Recorded } from '@onehall/kernel';
import type { DataSource } from 'typeorm';
import type { Statement } from './statement.js';

/** An event on its way into the lot. `error` null: it is innocent, and waits behind one that is not. */
export interface Parked {
  readonly event: Recorded;
  readonly caseKey: string;
  readonly error: string | null;
}

/** An event in the lot. `attempts` counts how often it was tried and failed. */
export interface ParkedEvent extends Parked {
  readonly consumer: string;
  readonly source: string;
  readonly position: number;
  readonly parkedAt: string;
  readonly attempts: number;
}

/** How a redrive ended: how many were digested, how many still wait, and why the first of them failed again. */
export interface Redriven {
  readonly digested: number;
  readonly left: number;
  readonly error?: string;
}

/** A case that waits: how many of its events, since when, and why the first of them failed. */
export interface WaitingCase {
  readonly consumer: string;
  readonly source: string;
  /** The case's id, or the stream of what belongs to no case. */
  readonly case: string;
  readonly waiting: number;
  /** When the first of them was parked, in UTC. */
  readonly since: string;
  /** The position of the first. */
  readonly position: number;
  readonly type: string;
  /** How often the first was tried and failed. */
  readonly attempts: number;
  readonly error: string | null;
}

/** Nobody in this process follows under that name, so nobody here can drive its events again. */
export class NobodyFollows extends Error {
  override readonly name = 'NobodyFollows';
}

/** Who can drive a consumer's parked events again, between its turns. */
export type Redrive = (caseKey: string) => Promise<Redriven>;

interface Stored extends Omit<ParkedEvent, 'position'> {
  readonly position: string;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const grouped = 'from parked where $1::text is null or consumer = $1 group by consumer, source, case_key';
/** The first of a case is the one that failed; those behind it are innocent. It comes whole: no operator of PostgreSQL looks into an event with \u0000 in a text. */
const waitingCases = `select consumer, source, case_key as "case", count(*)::int as waiting, ${instant('min(parked_at)')} as since, min(position) as position,
  (array_agg(event order by position))[1] as event, (array_agg(attempts order by position))[1] as attempts, (array_agg(error order by position))[1] as error
  ${grouped} order by consumer, source, case_key offset $2 limit $3`;
const countOfCases = `select count(*)::int as total from (select ${grouped}) g`;

const columns = `consumer, source, case_key as "caseKey", position, event, error, ${instant('parked_at')} as "parkedAt", attempts`;

/** The parking lot of one service; its table stands in the service's schema (`ProjectionTables`). */
export class Parking {
  private readonly drivers = new Map<string, Redrive>();

  constructor(private readonly dataSource: DataSource) {}

  /** What is parked, in order; of one consumer, or of all. */
  async list(consumer?: string): Promise<readonly ParkedEvent[]> {
    return read(await this.dataSource.query(`select ${columns} from parked where $1::text is null or consumer = $1 order by consumer, source, case_key, position`, [consumer ?? null]));
  }

  /** The cases that wait, in a steady order, from the `after`th on. `total`: how many there are. */
  async cases({ consumer, after = 0, limit = 200 }: { readonly consumer?: string | undefined; readonly after?: number; readonly limit?: number } = {}): Promise<{ readonly items: readonly WaitingCase[]; readonly total: number }> {
    const [rows, counted] = await Promise.all([
      this.dataSource.query<(Omit<WaitingCase, 'position' | 'type'> & { readonly position: string; readonly event: Recorded })[]>(waitingCases, [consumer ?? null, after, limit]),
      this.dataSource.query<{ total: number }[]>(countOfCases, [consumer ?? null]),
    ]);
    return { items: rows.map(({ event: { type }, ...row }) => ({ ...row, type, position: Number(row.position) })), total: counted[0]?.total ?? 0 };
  }

  /** How many events are parked, by consumer. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.dataSource.query<{ consumer: string; count: number }[]>('select consumer, count(*)::int as count from parked group by consumer');
    return new Map(rows.map(({ consumer, count }) => [consumer, count]));
  }

  /** Tries a case's parked events again in order, and takes each away that is digested; stops at the first that fails. Throws when this process does not drive the consumer. */
  redrive(consumer: string, caseKey: string): Promise<Redriven> {
    const drive = this.drivers.get(consumer);
    if (!drive) return Promise.reject(new NobodyFollows(`Nobody in this process follows as ${consumer}.`));
    return drive(caseKey);
  }

  /** A follower offers itself for redrives. */
  drivenBy(consumer: string, drive: Redrive): void {
    this.drivers.set(consumer, drive);
  }

  forgetDriver(consumer: string): void {
    this.drivers.delete(consumer);
  }

  /** The cases of a consumer that wait in one source. */
  async casesOf(consumer: string, source: string): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ case_key: string }[]>('select distinct case_key from parked where consumer = $1 and source = $2', [consumer, source]);
    return new Set(rows.map(row => row.case_key));
  }

  /** The events of one case that wait, the first ones first. */
  async waiting(consumer: string, caseKey: string, source: string): Promise<readonly ParkedEvent[]> {
    return read(await this.dataSource.query(`select ${columns} from parked where consumer = $1 and case_key = $2 and source = $3 order by position limit 500`, [consumer, caseKey, source]));
  }

  /** Adds the parking of events to a statement. Harmless when said twice. */
  park(statement: Statement, { consumer, source, events }: { readonly consumer: string; readonly source: string; readonly events: readonly Parked[] }): void {
    if (events.length === 0) return;
    // unnest of texts, not json_populate_recordset: an event with \u0000 in a text is exactly what must be parkable.
    statement.add(p => {
      const given = [
        p(events.map(({ caseKey }) => caseKey)) + '::text[]',
        p(events.map(({ event }) => event.position)) + '::bigint[]',
        p(events.map(({ event }) => event.id)) + '::text[]',
        p(events.map(({ event }) => JSON.stringify(event))) + '::text[]',
        p(events.map(({ error }) => error)) + '::text[]',
      ];
      return `insert into parked (consumer, source, case_key, position, event_id, event, error, attempts)
        select ${p(consumer)}, ${p(source)}, u.c, u.p, u.i, u.e::json, u.x, case when u.x is null then 0 else 1 end from unnest(${given.join(', ')}) u(c, p, i, e, x) on conflict do nothing`;
    });
  }

  /** Adds the way out of one event to a statement. */
  leave(statement: Statement, { consumer, source, position }: Pick<ParkedEvent, 'consumer' | 'source' | 'position'>): void {
    statement.add(p => `delete from parked where consumer = ${p(consumer)} and source = ${p(source)} and position = ${p(position)}::bigint`);
  }

  /** Notes that an event failed once more. */
  async failedAgain({ consumer, source, position }: Pick<ParkedEvent, 'consumer' | 'source' | 'position'>, error: string): Promise<void> {
    await this.dataSource.query('update parked set attempts = attempts + 1, error = $4 where consumer = $1 and source = $2 and position = $3', [consumer, source, position, error]);
  }
}

const read = (rows: readonly Stored[]): readonly ParkedEvent[] => rows.map(row => ({ ...row, position: Number(row.position) }));
