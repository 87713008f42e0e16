// Reels for those who are far behind: whoever is near another shares his; one that nobody reads is put away.
import type { LogIdentity, StoredEvent } from '@onehall/event-store';
import { Reel, type Reeling } from './reel.js';

/** How many at a time: each holds a connection and some twenty thousand facts. */
const atMost = 8;
const ahead = 20_000;
const behind = 2_000;
/** Milliseconds. */
const idle = 10_000;
const shortWait = 200;

/** Somebody who asks for what comes after a position and gets nothing, although it is there. */
interface Waiting {
  readonly since: number;
  readonly askedAt: number;
}

export class FarReels {
  private reels: Reel[] = [];
  /** By the position at which they stand: a reel that fails is followed by another, and whoever waits still waits. */
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly given: Omit<Reeling, 'from' | 'begin' | 'keep' | 'ahead'>) {}

  /** What comes after a position, waited for a moment; nothing while there are too many reels already. */
  async read(from: LogIdentity, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const reel = this.reels.find(one => one.covers(after)) ?? this.another(from, after);
    if (!reel) return [];
    await reel.until(after, shortWait);
    const found = reel.read(after, limit);
    if (found.length > 0) this.waiting.delete(after);
    else this.waits(after);
    return found;
  }

  /** The position after which somebody has waited longest, and for how many milliseconds; undefined when nobody waits who still asks. */
  get longestWait(): { readonly after: number; readonly milliseconds: number } | undefined {
    const [longest] = [...this.waiting].sort(([, one], [, other]) => one.since - other.since);
    return longest && { after: longest[0], milliseconds: Date.now() - longest[1].since };
  }

  /** Forgets who has not asked for a while, and puts away what nobody reads. */
  dismissIdle(): void {
    const since = Date.now() - idle;
    const dismissed = this.reels.filter(({ usedAt }) => usedAt < since);
    this.reels = this.reels.filter(one => !dismissed.includes(one));
    for (const reel of dismissed) void reel.stop();
    for (const [after, { askedAt }] of this.waiting) if (askedAt < since) this.waiting.delete(after);
  }

  async stop(): Promise<void> {
    await Promise.all(this.reels.splice(0).map(reel => reel.stop()));
  }

  /** Whoever has not asked for a while begins anew. */
  private waits(after: number): void {
    const [askedAt, known] = [Date.now(), this.waiting.get(after)];
    this.waiting.set(after, { since: known && known.askedAt > askedAt - idle ? known.since : askedAt, askedAt });
  }

  private another(from: LogIdentity, after: number): Reel | undefined {
    if (this.reels.length >= atMost) return undefined;
    const failed = (error: Error): void => {
      this.reels = this.reels.filter(one => one !== reel);
      this.given.failed(error);
    };
    const reel: Reel = new Reel({ ...this.given, from, begin: Math.max(0, after - behind), keep: behind, ahead, failed });
    this.reels.push(reel);
    void reel.start().catch(failed);
    return reel;
  }
}
