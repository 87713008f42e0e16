// The owners' keys that are in memory just now: few, and none for longer than five minutes.
import type { KeyObject } from 'node:crypto';
import type { Forgotten } from './vault.js';

/** What the vault knows of an owner: its key, or that it was forgotten. */
export type OwnerKey = KeyObject | Forgotten;

const MINUTE = 60_000;
const USABLE = 4 * MINUTE;
const SWEEP = MINUTE;

/** Usable for four minutes and swept every minute, so that a key is gone from memory after five at most; the least recently used give way first. */
export class KeyCache {
  private readonly kept = new Map<string, { readonly key: OwnerKey; readonly until: number }>();
  private sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly limit = 20_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get size(): number {
    return this.kept.size;
  }

  get(owner: string): OwnerKey | undefined {
    const entry = this.kept.get(owner);
    if (!entry) return undefined;
    this.kept.delete(owner);
    if (entry.until <= this.now()) return undefined;
    this.kept.set(owner, entry);
    return entry.key;
  }

  set(owner: string, key: OwnerKey): void {
    this.kept.delete(owner);
    this.kept.set(owner, { key, until: this.now() + USABLE });
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.limit && oldest !== undefined) this.kept.delete(oldest);
    this.sweeping ??= setInterval(() => this.sweep(), SWEEP).unref();
  }

  clear(): void {
    this.kept.clear();
    this.sweep();
  }

  private sweep(): void {
    const now = this.now();
    for (const [owner, { until }] of this.kept) if (until <= now) this.kept.delete(owner);
    if (this.kept.size > 0) return;
    clearInterval(this.sweeping);
    this.sweeping = undefined;
  }
}
