// Leases with epochs: who may follow a log under a name, and how far they came. Every step is a compare-and-set inside the caller's transaction.
import type { ClientBase } from 'pg';
import type { LogIdentity } from './log.js';
import { namesOf } from './names.js';

/** Runs one statement and gives its rows: of a pg client that has a transaction open, or of a TypeORM QueryRunner. */
export type Run = (sql: string, values: unknown[]) => Promise<readonly Record<string, unknown>[]>;

/** Runs on a pg client. Outside a transaction every statement is one by itself. */
export const runOn = (client: ClientBase): Run => async (sql, values) => (await client.query<Record<string, unknown>>(sql, values)).rows;

/** A lease that is held. `position` is the last one whose effects are written. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly epoch: number;
  readonly position: number;
}

/** Someone else holds the lease now, or moved its position: this transaction must roll back, and its owner must stop. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The lease was made for another log or another incarnation: whoever follows must stop until somebody has looked. */
export class OtherLog extends Error {
  override readonly name = 'OtherLog';
}

const wrongs: Readonly<Record<string, new (message: string, options: ErrorOptions) => Error>> = { LG001: LeaseLost, LG003: OtherLog };

function typed(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const Wrong = 'code' in error && typeof error.code === 'string' ? wrongs[error.code] : undefined;
  return Wrong ? new Wrong(error.message, { cause: error }) : error;
}

/** The leases of one service's database. `ttl` is in seconds; renew within a third of it. */
export class LeaseTable {
  private readonly schema: string;

  constructor(
    service: string,
    private readonly ttl = 10,
  ) {
    this.schema = namesOf(service).schema;
  }

  /** Takes a free or expired lease, or null when someone holds it. `owner` is a fresh uuid per start; `follows` is the log that is followed, by default the own. Throws `OtherLog`. */
  async take(run: Run, name: string, { owner, follows }: { readonly owner: string; readonly follows?: LogIdentity }): Promise<Lease | null> {
    const [row] = await this.guarded(run, `select epoch, pos from ${this.schema}.lease_take($1, $2, make_interval(secs => $3), $4, $5)`,
      [name, owner, this.ttl, follows?.logId ?? null, follows?.incarnation ?? null]);
    if (!row || row['epoch'] === null) return null;
    return { name, owner, epoch: Number(row['epoch']), position: Number(row['pos']) };
  }

  /** The lease as it stands, if it is still this one: for whoever lost his connection and comes back before anybody took it. Null when someone else has it. */
  async find(run: Run, { name, owner, epoch }: Lease): Promise<Lease | null> {
    const [row] = await this.guarded(run, `select position from ${this.schema}.lease where name = $1 and owner = $2 and epoch = $3`, [name, owner, epoch]);
    return row ? { name, owner, epoch, position: Number(row['position']) } : null;
  }

  /** Moves the position in the transaction of the effects. Throws `LeaseLost`, so that they roll back. */
  async checkpoint(run: Run, lease: Lease, to: number): Promise<Lease> {
    await this.step(run, lease, { to, ttl: this.ttl });
    return { ...lease, position: to };
  }

  /** Keeps the lease without moving. Throws `LeaseLost`. */
  async renew(run: Run, lease: Lease): Promise<void> {
    await this.step(run, lease, { to: lease.position, ttl: this.ttl });
  }

  /** Gives the lease back, so that another may take it at once. Throws `LeaseLost`. */
  async release(run: Run, lease: Lease): Promise<void> {
    await this.step(run, lease, { to: lease.position, ttl: 0 });
  }

  private async step(run: Run, lease: Lease, { to, ttl }: { to: number; ttl: number }): Promise<void> {
    await this.guarded(run, `select ${this.schema}.checkpoint($1, $2, $3, $4, $5, make_interval(secs => $6))`, [lease.name, lease.owner, lease.epoch, lease.position, to, ttl]);
  }

  private async guarded(run: Run, sql: string, values: unknown[]) {
    try {
      return await run(sql, values);
    } catch (error) {
      throw typed(error);
    }
  }
}
