// One connection's time as the sealer: turn after turn, fence after fence, until it is told to stop or somebody took its lease.
import { setTimeout as delay } from 'node:timers/promises';
import type { Ask, Connection } from './asking.js';
import type { Lease } from './leases.js';
import type { Pause } from './pause.js';

/** What the sealer shows of itself while it changes; see `SealerFigures`. */
export interface Standing {
  lease: Lease | undefined;
  position: number;
  lastStall: number;
  stalledSince: number | undefined;
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

/** Seals until `stopBy`, at the latest, or until everything is sealed after it was told to stop. Throws what the connection throws, or the loss of the lease (LG001). */
export async function reign(reigning: Reigning): Promise<void> {
  // The fence lives as long as the connection and no longer: a server that crashed may give out xids and numbers of its last moments a second time.
  let fence: number | null = null;
  let ticket: string | null = null;
  let idle = shortest;
  let renewedAt = performance.now();
  for (;;) {
    const [sealed, position, nextFence, nextTicket]: TurnRow = await turn(reigning, fence, ticket);
    const fresh = ticket === null;
    [fence, ticket] = [nextFence, nextTicket];
    noteStall(reigning.standing, sealed);
    if (sealed) {
      renewedAt = performance.now();
      reigning.standing.position = position;
      reigning.onSealed(position);
    }
    if (reigning.stopBy() < Infinity && (ticket === null || performance.now() > reigning.stopBy())) return;
    idle = sealed === 0 && ticket === null ? Math.min(idle * 2, longest) : shortest;
    if (sealed === null) await delay(stallPause(reigning.standing));
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
    standing.stalledSince ??= performance.now();
  } else if (standing.stalledSince !== undefined) {
    standing.lastStall = performance.now() - standing.stalledSince;
    standing.stalledSince = undefined;
  }
}

const stallPause = ({ stalledSince }: Standing): number => Math.min(1 + (performance.now() - (stalledSince ?? performance.now())) / 10, 50);

// A busy pause is not cut short by a nudge: under load there is one every millisecond.
async function rest(pause: Pause, sealed: number, idle: number): Promise<void> {
  if (sealed > few) await pause.atLeast(busy);
  else await pause.upTo(idle);
}
