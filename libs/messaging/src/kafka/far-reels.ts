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

export class FarReels {
  private reels: Reel[] = [];

  constructor(private readonly given: Omit<Reeling, 'from' | 'begin' | 'keep' | 'ahead'>) {}

  /** What comes after a position, waited for a moment; nothing while there are too many reels already. */
  async read(from: LogIdentity, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const reel = this.reels.find(one => one.covers(after)) ?? this.another(from, after);
    if (!reel) return [];
    await reel.until(after, shortWait);
    return reel.read(after, limit);
  }

  dismissIdle(): void {
    const since = Date.now() - idle;
    const dismissed = this.reels.filter(({ usedAt }) => usedAt < since);
    this.reels = this.reels.filter(one => !dismissed.includes(one));
    for (const reel of dismissed) void reel.stop();
  }

  async stop(): Promise<void> {
    await Promise.all(this.reels.splice(0).map(reel => reel.stop()));
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
