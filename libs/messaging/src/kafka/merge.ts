// The partitions of a topic put together again: every fact once, in the order of the log, and no hole that nobody noticed.
import { OtherLog, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import type { Travelling } from './cloud-event.js';

/** A partition says that something was sent before this fact which did not come. */
export class FactsMissing extends Error {
  override readonly name = 'FactsMissing';
}

/** Puts together what comes after a position. Facts of one partition must be given in their order; between partitions there is none. */
export class Merge {
  /** Everything up to here was given out. */
  front: number;
  /** The last position that came in each partition. */
  private readonly seen = new Map<number, number>();
  /** What came too early, by the position that the log has before it. */
  private readonly early = new Map<number, StoredEvent>();

  constructor(
    begin: number,
    private readonly from: LogIdentity,
  ) {
    this.front = begin;
  }

  /** How far a partition has come. */
  seenIn(partition: number): number {
    return this.seen.get(partition) ?? this.front;
  }

  /** Whether something came that cannot be given out, because what the log has before it did not come. */
  get holdsBack(): boolean {
    return this.early.size > 0;
  }

  /** After the partitions were sought again from the front. */
  forget(): void {
    this.seen.clear();
    this.early.clear();
  }

  /** Takes a fact in; one that came before is passed over. Throws `OtherLog` and `FactsMissing`. */
  take(partition: number, { from, stored, before }: Travelling): void {
    assertSameLog(this.from, from);
    const seen = this.seenIn(partition);
    if (stored.position <= seen) return;
    if (before.inPartition > seen) throw new FactsMissing(`Position ${before.inPartition} of ${from.service} went before ${stored.position} in partition ${partition}, but it did not come.`);
    this.seen.set(partition, stored.position);
    if (stored.position > this.front) this.wait(Math.max(before.inLog, this.front), stored);
  }

  /** Two that name the same one before them: what stood between was taken out of the log after it had been sent. */
  private wait(after: number, stored: StoredEvent): void {
    const other = this.early.get(after);
    const [first, second] = other && other.position < stored.position ? [other, stored] : [stored, other];
    this.early.set(after, first);
    if (second) this.wait(first.position, second);
  }

  /** What can be given out now, in order. */
  ready(): readonly StoredEvent[] {
    const found: StoredEvent[] = [];
    for (let next = this.early.get(this.front); next; next = this.early.get(this.front)) {
      this.early.delete(this.front);
      found.push(next);
      this.front = next.position;
    }
    return found;
  }
}

/** Throws `OtherLog` when facts come from another log, or from another incarnation of it, than the one that is followed. */
export function assertSameLog(followed: LogIdentity, found: LogIdentity): void {
  if (followed.service === found.service && followed.logId === found.logId && followed.incarnation === found.incarnation) return;
  const named = ({ service, logId, incarnation }: LogIdentity): string => `${service} ${logId} incarnation ${incarnation}`;
  throw new OtherLog(`The topic carries facts of ${named(found)}; the log that is followed is ${named(followed)}.`);
}
