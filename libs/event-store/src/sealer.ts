// The sealer of one service: holds the lease and gives what was written its dense positions, in an order without holes.
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { asking, type Ask } from './asking.js';
import { LeaseLost, LeaseTable, type Lease, type Run } from './leases.js';
import { Pause } from './pause.js';

/** How the sealer tells what happens to it; a pino logger fits. */
export interface SealerLogger {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
}

export interface SealerOptions {
  readonly pool: Pool;
  readonly service: string;
  /** Called with the last sealed position after every batch: the quickest hint there is, for readers in the same process. */
  readonly onSealed: (position: number) => void;
  readonly logger?: SealerLogger;
  /** How long the lease outlives a sealer that died, in seconds; 10 by default. */
  readonly ttl?: number;
}

/** What an operator wants to see of a sealer. */
export interface SealerFigures {
  /** Whether this process holds the lease. */
  readonly sealing: boolean;
  readonly position: number;
  /** How long the last fence had to wait for older writers, in milliseconds. Seconds here mean a long write transaction somewhere in the cluster. */
  readonly lastStall: number;
}

export interface Sealer {
  /** Something was written: look now rather than in a moment. */
  nudge(): void;
  /** Seals what is written, for at most two seconds, and gives the lease back. */
  stop(): Promise<void>;
  figures(): SealerFigures;
}

interface Fence {
  readonly number: number | null;
  readonly ticket: string | null;
}

const noFence: Fence = { number: null, ticket: null };
type TurnRow = [sealed: number | null, position: number, fence: number, ticket: string | null];

// Milliseconds. After a full batch go on at once; after a busy one wait, so that the next is worth its commit; after nothing wait longer and longer.
const afterBusy = 10;
const shortest = 2;
const longest = 250;
const whileOthersSeal = 1_000;
const afterError = 500;
const lastTurns = 2_000;

class LeasedSealer implements Sealer {
  private readonly owner = randomUUID();
  private readonly ask: Ask;
  private readonly leases: LeaseTable;
  private readonly ttl: number;
  private readonly pause = new Pause();
  private readonly done: Promise<void>;
  private stopBy = Infinity;
  private lease: Lease | undefined;
  private renewedAt = 0;
  private stalledSince: number | undefined;
  private lastStall = 0;
  private position = 0;

  constructor(private readonly options: SealerOptions) {
    this.ttl = options.ttl ?? 10;
    this.ask = asking(options.service);
    this.leases = new LeaseTable(options.service, this.ttl);
    this.done = this.run();
  }

  nudge(): void {
    this.pause.wake();
  }

  async stop(): Promise<void> {
    this.stopBy = Math.min(this.stopBy, performance.now() + lastTurns);
    this.pause.wake();
    await this.done;
  }

  figures(): SealerFigures {
    const waiting = this.stalledSince === undefined ? 0 : performance.now() - this.stalledSince;
    return { sealing: this.lease !== undefined, position: this.position, lastStall: Math.round(Math.max(this.lastStall, waiting)) };
  }

  private get stopping(): boolean {
    return this.stopBy < Infinity;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const sealed = await this.withClient(client => this.reign(client));
        if (!sealed && !this.stopping) await this.pause.atLeast(Math.min(whileOthersSeal, (this.ttl * 1000) / 4));
      } catch (error) {
        this.options.logger?.warn({ service: this.options.service, error }, 'The sealer lost its lease or its connection and begins anew.');
        if (!this.stopping) await this.pause.atLeast(afterError);
      }
    }
  }

  private async withClient<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.options.pool.connect();
    let broken: unknown;
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    try {
      return await work(client);
    } catch (error) {
      broken ??= error;
      throw error;
    } finally {
      this.lease = undefined;
      client.off('error', onError);
      client.release(broken !== undefined);
    }
  }

  // The fence lives as long as the connection and no longer: a crashed server may hand out xids and numbers of its last moments again.
  private async reign(client: PoolClient): Promise<boolean> {
    const run: Run = async (sql, values) => (await client.query<Record<string, unknown>>(sql, values)).rows;
    const lease = await this.leases.take(run, 'sealer', { owner: this.owner });
    if (!lease) return false;
    this.lease = lease;
    this.position = lease.position;
    this.renewedAt = performance.now();
    this.options.logger?.info({ service: this.options.service, epoch: lease.epoch, position: lease.position }, 'Sealing.');
    let fence = noFence;
    let wait = shortest;
    for (;;) {
      const turn = await this.turn(client, fence);
      fence = turn.fence;
      if (this.stopping && (fence.ticket === null || performance.now() > this.stopBy)) break;
      wait = turn.wait === 'longer' ? Math.min(wait * 2, longest) : shortest;
      await this.rest(turn.wait, wait);
      if (performance.now() - this.renewedAt > (this.ttl * 1000) / 3) await this.renew(run);
    }
    await this.leases.release(run, this.held());
    return true;
  }

  private held(): Lease {
    if (!this.lease) throw new LeaseLost('The sealer holds no lease.');
    return { ...this.lease, position: this.position };
  }

  private async renew(run: Run): Promise<void> {
    await this.leases.renew(run, this.held());
    this.renewedAt = performance.now();
  }

  private async rest(how: 'not' | 'busy' | 'stalled' | 'longer', wait: number): Promise<void> {
    switch (how) {
      case 'not':
        return;
      case 'busy':
        return this.pause.atLeast(afterBusy);
      case 'stalled':
        return this.pause.atLeast(Math.min(1 + (performance.now() - (this.stalledSince ?? 0)) / 10, 50));
      case 'longer':
        return this.pause.upTo(wait);
    }
  }
}
