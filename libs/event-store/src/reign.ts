// One connection's time as the sealer: turn after turn, fence after fence, until it is told to stop or somebody took its lease.
import { setTimeout as delay } from 'node:timers/promises';
import type { Ask, Connection } from './asking.js';
import type { Lease } from './leases.js';
import type { Pause } from './pause.js';

/** The oldest transaction in the cluster that writes. `pid` is null for a prepared one: it has no backend, and lasts until somebody ends it by its name. */
export interface Writer {
  readonly pid: number | null;
  readonly database: string;
  readonly application: string;
}

/** A fence that waits. `behind` is the writer whom it waits for, as soon as it has waited long enough to be asked about. */
export interface Stall {
  /** By `performance.now()`, and by this process's clock. */
  readonly since: number;
  readonly instant: string;
  behind?: Writer | undefined;
  askedAt: number;
}

/** What the sealer shows of itself while it changes; see `SealerFigures`. */
export interface Standing {
  lease: Lease | undefined;
  position: number;
  lastStall: number;
  stall: Stall | undefined;
}

export interface Reigning {
  readonly connection: Connection;
  readonly ask: Ask;
  readonly pause: Pause;
  readonly standing: Standing;
  /** Seconds. */
  readonly ttl: number;
  onSealed(position: number): void;
  renew(): Promise<void>;
  /** When to stop, by `performance.now()`; Infinity: not yet. */
  stopBy(): number;
}

type TurnRow = [sealed: number | null, position: number, fence: number, ticket: string | null];

// Milliseconds. After nothing wait longer and longer; when the hall is busy, long enough for the next batch to be worth its commit.
const shortest = 2;
const longest = 250;
const busy = 10;
const few = 20;
const many = 100;
// A wait is asked about when it is longer than every pause of our own, and then twice a second: the one who holds us back may be another by then.
const worthAsking = longest;
const askAgain = 500;

/** Seals until `stopBy`, at the latest, or until everything is sealed after it was told to stop. Throws what the connection throws, or the loss of the lease (LG001). */
export async function reign(reigning: Reigning): Promise<void> {
  // The fence lives as long as the connection and no longer: a server that crashed may give out xids and numbers of its last moments a second time.
  let fence: number | null = null;
  let ticket: string | null = null;
  let idle = shortest;
  let renewedAt = performance.now();
  for (;;) {
    // What was written while a turn was under way is not in it: the last turn is one that began after the word to stop.
    const told = reigning.stopBy() < Infinity;
    const [sealed, position, nextFence, nextTicket]: TurnRow = await turn(reigning, fence, ticket);
    const fresh = ticket === null;
    [fence, ticket] = [nextFence, nextTicket];
    noteStall(reigning.standing, sealed);
    if (sealed) {
      renewedAt = performance.now();
      reigning.standing.position = position;
      reigning.onSealed(position);
    }
    if ((told && ticket === null) || performance.now() > reigning.stopBy()) return;
    idle = sealed === 0 && ticket === null ? Math.min(idle * 2, longest) : shortest;
    if (sealed === null) await holdOn(reigning);
    else if (sealed < many && !(fresh && ticket !== null)) await rest(reigning.pause, sealed, idle);
    if (performance.now() - renewedAt > (reigning.ttl * 1000) / 3) {
      await reigning.renew();
      renewedAt = performance.now();
    }
  }
}

async function turn({ ask, connection, standing, ttl }: Reigning, fence: number | null, ticket: string | null): Promise<TurnRow> {
  const [row] = await ask<TurnRow>(connection, 'seal', [standing.lease?.owner, standing.lease?.epoch, fence, ticket, `${ttl} s`]);
  if (!row) throw new Error('seal answered nothing');
  return row;
}

function noteStall(standing: Standing, sealed: number | null): void {
  if (sealed === null) {
    standing.stall ??= { since: performance.now(), instant: new Date().toISOString(), askedAt: -Infinity };
  } else if (standing.stall) {
    standing.lastStall = performance.now() - standing.stall.since;
    standing.stall = undefined;
  }
}

async function holdOn({ ask, connection, standing: { stall } }: Reigning): Promise<void> {
  const now = performance.now();
  const waited = now - (stall?.since ?? now);
  if (stall && waited > worthAsking && now - stall.askedAt > askAgain) {
    const [writer] = await ask<[number | null, string | null, string | null]>(connection, 'oldestWriter');
    stall.askedAt = now;
    stall.behind = writer && { pid: writer[0], database: writer[1] ?? '', application: writer[2] ?? '' };
  }
  await delay(Math.min(1 + waited / 10, 50));
}

// A busy pause is not cut short by a nudge: under load there is one every millisecond.
async function rest(pause: Pause, sealed: number, idle: number): Promise<void> {
  if (sealed > few) await pause.atLeast(busy);
  else await pause.upTo(idle);
}
