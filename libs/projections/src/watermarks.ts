// The watermarks of one service: takes leases, keeps them, and stores positions that had no effects together, in one statement.
import { LeaseTable, namesOf, type Lease, type LogIdentity, type Run } from '@onehall/event-store';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Logger } from './logger.js';
import { sentenceOf, troubleOf } from './trouble.js';
import { Watermark } from './watermark.js';

/** What watermarks are kept with. */
export interface KeepingWatermarks {
  /** Whose leases these are: the service that follows, not the one that is followed. */
  readonly service: string;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  /** How many seconds a lease outlives a process that died; 10 by default. */
  readonly leaseSeconds?: number;
}

const lazily = 1_000;
const hurriedly = 50;

/** One per service and process, shared by all its followers; its owner id is fresh at every start. */
export class Watermarks {
  readonly owner = randomUUID();
  private readonly kept = new Set<Watermark>();
  /** Where the leases lie, and the functions that move them. */
  readonly schema: string;
  private readonly seconds: number;
  private readonly leases: LeaseTable;
  private timer: NodeJS.Timeout | undefined;
  private due = Infinity;
  private closed = false;
  /** The shared checkpoint that is under way, or the last one. */
  private flight: Promise<void> = Promise.resolve();
  private fresh: Promise<boolean> | undefined;

  constructor(private readonly given: KeepingWatermarks) {
    this.schema = namesOf(given.service).schema;
    this.seconds = given.leaseSeconds ?? 10;
    this.leases = new LeaseTable(given.service, this.seconds);
  }

  /** Takes a lease that is free or has run out; undefined: someone else holds it. A lease that never was begins at `begin`. Throws `OtherLog` when it followed another log. */
  async take(name: string, follows: LogIdentity, begin = 0): Promise<Watermark | undefined> {
    const lease = await this.given.dataSource.transaction(async manager => {
      const run: Run = (sql, values) => manager.query(sql, values);
      const taken = await this.leases.take(run, name, { owner: this.owner, follows });
      const isNew = taken?.epoch === 1 && taken.position === 0;
      return taken && isNew && begin > 0 ? this.leases.checkpoint(run, taken, begin) : taken;
    });
    return lease ? this.keep(lease) : undefined;
  }

  /** Whether no policy of this service had ever followed anything when this process started: a fresh hall. */
  isFresh(): Promise<boolean> {
    this.fresh ??= this.query<{ fresh: boolean }>(`select not exists (select from ${this.leaseTable} where starts_with(name, 'policy:')) as fresh`).then(
      ([row]) => row?.fresh ?? true,
      (error: unknown) => {
        this.fresh = undefined;
        throw error;
      },
    );
    return this.fresh;
  }

  /** Where a consumer stands that someone else may be driving; undefined when nobody ever took it. */
  async storedPosition(name: string): Promise<number | undefined> {
    const [row] = await this.query<{ position: string }>(`select position from ${this.leaseTable} where name = $1`, [name]);
    return row && Number(row.position);
  }

  /**
   * Asks the database whether the lease is still ours and where it stands. Further back than it had said: it was killed before the last moments were on its disk, and with the
   * watermark everything is gone that was written with it. Then another watermark of the same lease is answered, from which its follower must begin again.
   */
  async ask(mark: Watermark): Promise<Watermark | undefined> {
    const { name, owner, epoch } = mark.lease;
    const [row] = await this.query<{ position: string }>(`select position from ${this.leaseTable} where name = $1 and owner = $2 and epoch = $3`, [name, owner, epoch]);
    mark.doubtful = false;
    const position = Number(row?.position);
    if (row && position >= mark.stored) mark.stands(position);
    else this.drop(mark);
    return row && position < mark.stored ? this.keep({ ...mark.lease, position }) : undefined;
  }

  /** Stores the last position and gives the lease back, so that another may take it at once. */
  async release(mark: Watermark): Promise<void> {
    await mark.alone();
    const ours = mark.held && !mark.doubtful;
    // Nobody may renew from now on what is being given back.
    mark.busy = true;
    if (ours) {
      await this.run(mark, 0).catch((error: unknown) => this.given.logger.warn({ lease: mark.lease.name, error: sentenceOf(error) }, 'A lease could not be given back; it runs out by itself.'));
    }
    this.drop(mark);
  }

  /**
   * Stores every position that the database does not know, and renews what is a third through its time. One after the other: two at once would both
   * set out from the position that is stored now, and the second would find its lease moved, as if somebody else held it.
   */
  flush(): Promise<void> {
    this.flight = this.flight.then(() => this.storeDue());
    return this.flight;
  }

  /** Stores what is left and stops keeping time. Leases are given back by their followers. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.flush();
  }

  get leaseTable(): string {
    return `${this.schema}.lease`;
  }

  private query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.given.dataSource.query<Row[]>(sql, values);
  }

  private get renewAfter(): number {
    return (this.seconds * 1_000) / 3;
  }

  private keep(lease: Lease): Watermark {
    const mark = new Watermark(lease, { checkpoint: `${this.schema}.checkpoint`, seconds: this.seconds }, hurry => this.schedule(hurry ? hurriedly : lazily));
    this.kept.add(mark);
    this.schedule(this.renewAfter);
    return mark;
  }

  private drop(mark: Watermark): void {
    mark.held = false;
    this.kept.delete(mark);
  }

  private isDue(mark: Watermark): boolean {
    return mark.held && !mark.busy && !mark.doubtful && (mark.position > mark.stored || performance.now() - mark.renewedAt >= this.renewAfter * 0.9);
  }

  private schedule(within: number): void {
    const at = performance.now() + within;
    if (this.closed || at >= this.due) return;
    clearTimeout(this.timer);
    this.due = at;
    this.timer = setTimeout(() => void this.tick(), within);
  }

  private async tick(): Promise<void> {
    this.due = Infinity;
    await this.flush();
    if (this.kept.size > 0) this.schedule(this.renewAfter);
  }

  private async storeDue(): Promise<void> {
    const due = [...this.kept].filter(mark => this.isDue(mark)).sort((a, b) => (a.lease.name < b.lease.name ? -1 : 1));
    if (due.length === 0) return;
    const flight = this.store(due);
    for (const mark of due) mark.shared = flight;
    await flight;
  }

  /** Never throws: a watermark that could not be stored is doubtful, and its follower asks. */
  private async store(marks: readonly Watermark[]): Promise<void> {
    const goals = marks.map(mark => mark.position);
    try {
      const columns = [marks.map(({ lease }) => lease.name), marks.map(({ lease }) => lease.epoch), marks.map(({ stored }) => stored), goals];
      await this.query(`select ${this.schema}.checkpoint(m.n, $1, m.e, m.f, m.t, make_interval(secs => $2)) from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[]) m(n, e, f, t)`, [this.owner, this.seconds, ...columns]);
      marks.forEach((mark, index) => mark.stands(goals[index] ?? mark.stored));
    } catch (error) {
      this.given.logger.warn({ leases: marks.length, error: sentenceOf(error) }, 'Watermarks could not be stored together.');
      for (const mark of marks) await this.storeAlone(mark, troubleOf(error) === 'lease lost');
    }
  }

  private async storeAlone(mark: Watermark, worthTrying: boolean): Promise<void> {
    if (!mark.held) return;
    if (!worthTrying) mark.doubtful = true;
    else await this.run(mark).catch(() => (mark.doubtful = true));
  }

  private async run(mark: Watermark, seconds?: number): Promise<void> {
    const values: unknown[] = [];
    const to = mark.position;
    const call = mark.checkpoint(to, seconds)(value => `$${values.push(value)}`);
    await this.query(`select ${call}`, values);
    mark.stands(to);
  }
}
