// A stretch of facts in order, of which the oldest can be dropped: what a reel keeps for whoever reads.
import type { StoredEvent } from '@onehall/event-store';

export class Kept {
  private events: StoredEvent[] = [];

  /** `base`: everything that comes after this position, as far as it has come, is kept. */
  constructor(public base: number) {}

  get length(): number {
    return this.events.length;
  }

  add(events: readonly StoredEvent[]): void {
    this.events.push(...events);
  }

  after(position: number, limit: number): readonly StoredEvent[] {
    const from = this.indexAfter(position);
    return this.events.slice(from, from + limit);
  }

  /** Drops the oldest, so that so many remain up to a position. */
  keep(count: number, upTo = Infinity): void {
    const done = this.indexAfter(upTo) - count;
    if (done <= 0) return;
    this.base = this.events[done - 1]?.position ?? this.base;
    this.events = this.events.slice(done);
  }

  /** The position of an event by its number, as far as it can be known here: null when it has not come, the beginning of what is kept when it came before that. */
  positionOf(gpos: number): number | null {
    const [first] = this.events;
    if (!first || gpos < first.gpos) return first || this.base > 0 ? this.base : null;
    return this.events[this.firstWhere(event => event.gpos >= gpos)]?.position ?? null;
  }

  private indexAfter(position: number): number {
    return this.firstWhere(event => event.position > position);
  }

  /** The index of the first event for which something holds that then holds for all later ones. */
  private firstWhere(holds: (event: StoredEvent) => boolean): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const event = this.events[middle];
      if (event && !holds(event)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
