// The sealer of one service: holds the lease and gives what was written its dense positions, in an order without holes.
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { asking } from './asking.js';
import { LeaseTable, runOn, type Lease, type Run } from './leases.js';
import { Pause } from './pause.js';
import { reign, type Stall, type Standing, type Writer } from './reign.js';
import { SealerTrouble } from './sealer-trouble.js';

/** How the sealer tells what happens to it; a pino logger fits. */
export interface SealerLogger {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
}

export interface SealerOptions {
  /** Logged in as `<service>_app`. The sealer keeps one of its connections. */
  readonly pool: Pool;
  readonly service: string;
  /** Called with the last sealed position after every batch: the quickest hint there is, for readers in the same process. Must not throw. */
  readonly onSealed: (position: number) => void;
  readonly logger?: SealerLogger;
  /** How long the lease outlives a sealer that died, in seconds; 10 by default. */
  readonly ttl?: number;
}

/** A wait for an older transaction that writes, in whatever database of the cluster. */
export interface Waiting {
  /** Since when, as an instant of this process's clock. */
  readonly since: string;
  readonly milliseconds: number;
  /** Who is waited for; unknown for the first quarter of a second. */
  readonly behind?: Writer;
}

/** What an operator wants to see of a sealer. */
export interface SealerFigures {
  /** Whether this process holds the lease. */
  readonly sealing: boolean;
  readonly position: number;
  /** How long the last stalled fence waited for older writers, or waits already, in milliseconds. Seconds here mean a long write transaction somewhere in the cluster. */
  readonly lastStall: number;
  /** What it waits for at this moment, if it waits. */
  readonly waiting?: Waiting;
  /** How long this process has not held the lease, in milliseconds; absent while it does. */
  readonly idle?: number;
}

export interface Sealer {
  /** Something was written: look now rather than in a moment. */
  nudge(): void;
  /** Seals what is written, for at most two seconds, and gives the lease back. */
  stop(): Promise<void>;
  figures(): SealerFigures;
}

// Milliseconds.
const whileOthersSeal = 1_000;
const lastTurns = 2_000;

const waitingIn = ({ since, instant, behind }: Stall): Waiting => ({ since: instant, milliseconds: Math.round(performance.now() - since), ...(behind && { behind }) });

class LeasedSealer implements Sealer {
  private readonly owner = randomUUID();
  private readonly pause = new Pause();
  private readonly standing: Standing = { lease: undefined, position: 0, lastStall: 0, stall: undefined };
  private readonly ttl: number;
  private readonly leases: LeaseTable;
  private readonly done: Promise<void>;
  private stopBy = Infinity;
  /** What was held when the connection broke: nobody else may take it before it runs out, so it is held again. */
  private dropped: Lease | undefined;
  private readonly trouble = new SealerTrouble((details, sentence) => this.options.logger?.warn({ service: this.options.service, ...details }, sentence));
  /** The epoch that was told: a lease that is picked up again is no news. */
  private told: number | undefined;
  /** When the lease was held last; while it is held, undefined. */
  private idleSince: number | undefined = performance.now();

  constructor(private readonly options: SealerOptions) {
    this.ttl = options.ttl ?? 10;
    this.leases = new LeaseTable(options.service, this.ttl);
    this.done = this.run();
  }

  nudge(): void {
    this.pause.nudge();
  }

  async stop(): Promise<void> {
    this.stopBy = Math.min(this.stopBy, performance.now() + lastTurns);
    this.pause.end();
    await this.done;
  }

  figures(): SealerFigures {
    const { lease, position, stall, lastStall } = this.standing;
    const waiting = stall && waitingIn(stall);
    return { sealing: lease !== undefined, position, lastStall: waiting?.milliseconds ?? Math.round(lastStall), ...(waiting && { waiting }), ...(this.idleSince !== undefined && { idle: Math.round(performance.now() - this.idleSince) }) };
  }

  private async run(): Promise<void> {
    while (this.stopBy === Infinity) {
      const began = performance.now();
      try {
        const ours = await this.onConnection(client => this.sealOn(client));
        if (!ours) await this.pause.atLeast(Math.min(whileOthersSeal, this.ttl * 250));
      } catch (error) {
        await this.pause.atLeast(this.trouble.met(error, performance.now() - began));
      }
    }
  }

  private async onConnection(work: (client: PoolClient) => Promise<boolean>): Promise<boolean> {
    const client = await this.options.pool.connect();
    let broken = false;
    const onError = () => (broken = true);
    client.on('error', onError);
    try {
      return await work(client);
    } catch (error) {
      broken = true;
      this.dropped = this.standing.lease ?? this.dropped;
      throw error;
    } finally {
      this.standing.lease = undefined;
      this.standing.stall = undefined;
      this.idleSince ??= performance.now();
      client.off('error', onError);
      client.release(broken);
    }
  }

  // False: someone else holds the lease. Only an expired one can be taken over.
  private async sealOn(client: PoolClient): Promise<boolean> {
    const { standing, leases, pause, ttl, options } = this;
    const run = runOn(client);
    const lease = (await this.pickUp(run)) ?? (await leases.take(run, 'sealer', { owner: this.owner }));
    if (!lease) return false;
    standing.lease = lease;
    this.idleSince = undefined;
    standing.position = lease.position;
    if (lease.epoch !== this.told) options.logger?.info({ service: options.service, epoch: lease.epoch, position: lease.position }, 'Sealing.');
    this.told = lease.epoch;
    const held = () => ({ ...lease, position: standing.position });
    await reign({
      connection: client, ask: asking(options.service), pause, standing, ttl,
      onSealed: position => this.sealed(position), renew: () => leases.renew(run, held()), stopBy: () => this.stopBy,
    });
    await leases.release(run, held());
    return true;
  }

  private sealed(position: number): void {
    this.trouble.over();
    this.options.onSealed(position);
  }

  private async pickUp(run: Run): Promise<Lease | null> {
    const lease = this.dropped && (await this.leases.find(run, this.dropped));
    if (lease) await this.leases.renew(run, lease);
    this.dropped = undefined;
    return lease ?? null;
  }
}

/** Starts sealing as soon as the lease is free, and takes it over when its holder has died. Survives lost connections. */
export function startSealer(options: SealerOptions): Sealer {
  return new LeasedSealer(options);
}
