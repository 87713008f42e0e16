// The watermarks of one service: takes leases, keeps them, and stores positions that had no effects together, in one statement.
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Logger } from './logger.js';
import { sentenceOf, troubleOf } from './trouble.js';
import { Watermark, type Lease } from './watermark.js';

/** Which log a lease follows. */
export interface Followed {
  readonly logId: string;
  readonly incarnation: number;
}

interface Given {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  /** How many seconds a lease lasts when its owner falls silent. */
  readonly leaseSeconds?: number;
}

const lazily = 1_000;
const hurriedly = 50;

/** One per service and process; its owner id is fresh at every start. Needs the SQL functions `lease_take` and `checkpoint` on the search path. */
export class Watermarks {
  readonly owner = randomUUID();
  private readonly kept = new Set<Watermark>();
  private readonly lasts: string;
  private readonly renewAfter: number;
  private timer: NodeJS.Timeout | undefined;
  private due = Infinity;
  private closed = false;
  private fresh: Promise<boolean> | undefined;

  constructor(private readonly given: Given) {
    const seconds = given.leaseSeconds ?? 10;
    this.lasts = `${seconds} s`;
    this.renewAfter = (seconds * 1_000) / 3;
  }

  /** Takes a lease that is free or has run out; undefined: someone else holds it. A lease that never was begins at `begin`. Raises LG003 when it followed another log. */
  async take(name: string, followed: Followed, begin = 0): Promise<Watermark | undefined> {
    const lease = await this.given.dataSource.transaction(async manager => {
      const [row] = await manager.query<{ epoch: string | null; pos: string }[]>('select epoch, pos from lease_take($1, $2, $3::interval, $4, $5)', [name, this.owner, this.lasts, followed.logId, followed.incarnation]);
      if (!row?.epoch) return undefined;
      const isNew = row.epoch === '1' && row.pos === '0' && begin > 0;
      if (isNew) await manager.query('select checkpoint($1, $2, 1, 0, $3, $4::interval)', [name, this.owner, begin, this.lasts]);
      return { name, owner: this.owner, epoch: Number(row.epoch), position: isNew ? begin : Number(row.pos), lasts: this.lasts };
    });
    return lease && this.keep(lease);
  }

  /** Whether no policy of this service had ever followed anything when this process started: a fresh hall. */
  isFresh(): Promise<boolean> {
    this.fresh ??= this.given.dataSource.query<{ fresh: boolean }[]>(`select not exists (select from lease where name like 'policy:%') as fresh`).then(([row]) => row?.fresh ?? true);
    return this.fresh;
  }

  /** Where a consumer stands that someone else may be driving; undefined when nobody ever took it. */
  async storedPosition(name: string): Promise<number | undefined> {
    const [row] = await this.given.dataSource.query<{ position: string }[]>('select position from lease where name = $1', [name]);
    return row && Number(row.position);
  }

  /** Asks the database whether the lease is still ours and where it stands. */
  async ask(mark: Watermark): Promise<void> {
    const { name, owner, epoch } = mark.lease;
    const [row] = await this.given.dataSource.query<{ position: string }[]>('select position from lease where name = $1 and owner = $2 and epoch = $3', [name, owner, epoch]);
    mark.doubtful = false;
    if (row) mark.stands(Number(row.position));
    else this.drop(mark);
  }

  /** Stores the last position and gives the lease back, so that another may take it at once. */
  async release(mark: Watermark): Promise<void> {
    await mark.shared;
    if (mark.held && !mark.doubtful) await this.run(mark, mark.position, '0 s').catch((error: unknown) => this.given.logger.warn({ lease: mark.lease.name, error: sentenceOf(error) }, 'A lease could not be given back; it runs out by itself.'));
    this.drop(mark);
  }

  /** Stores every position now. */
  async flush(): Promise<void> {
    const due = [...this.kept].filter(mark => this.isDue(mark)).sort((a, b) => (a.lease.name < b.lease.name ? -1 : 1));
    if (due.length === 0) return;
    const flight = this.store(due);
    for (const mark of due) mark.shared = flight;
    await flight;
  }

  /** Stores what is left and stops keeping time. Leases are given back by their followers. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.flush();
  }

  private keep(lease: Lease): Watermark {
    const mark = new Watermark(lease, hurry => this.schedule(hurry ? hurriedly : lazily));
    this.kept.add(mark);
    this.schedule(this.renewAfter);
    return mark;
  }

  private drop(mark: Watermark): void {
    mark.held = false;
    this.kept.delete(mark);
  }

  private isDue(mark: Watermark): boolean {
    return mark.held && !mark.busy && !mark.doubtful && (mark.position > mark.stored || performance.now() - mark.renewedAt >= this.renewAfter);
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

  /** Never throws: a watermark that could not be stored is doubtful, and its follower asks. */
  private async store(marks: readonly Watermark[]): Promise<void> {
    const goals = marks.map(mark => mark.position);
    try {
      const columns = [marks.map(({ lease }) => lease.name), marks.map(({ lease }) => lease.epoch), marks.map(({ stored }) => stored), goals];
      await this.given.dataSource.query('select checkpoint(m.n, $1, m.e, m.f, m.t, $2::interval) from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[]) m(n, e, f, t)', [this.owner, this.lasts, ...columns]);
      marks.forEach((mark, index) => mark.stands(goals[index] ?? mark.stored));
    } catch (error) {
      this.given.logger.warn({ leases: marks.length, error: sentenceOf(error) }, 'Watermarks could not be stored together.');
      for (const mark of marks) await this.storeAlone(mark, troubleOf(error) === 'lease lost');
    }
  }

  private async storeAlone(mark: Watermark, worthTrying: boolean): Promise<void> {
    if (!worthTrying) mark.doubtful = true;
    else await this.run(mark, mark.position, this.lasts).catch(() => (mark.doubtful = true));
  }

  private async run(mark: Watermark, to: number, lasts: string): Promise<void> {
    const values: unknown[] = [];
    const call = mark.checkpoint(to, lasts)(value => `$${values.push(value)}`);
    await this.given.dataSource.query(`select ${call}`, values);
    mark.stands(to);
  }
}
