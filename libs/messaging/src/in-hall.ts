// Facts within the hall process: one reader tails a service's sealed log for all who follow it, and each event is parsed once.
import { eventReader, type EventLog, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import type { Recorded } from '@onehall/kernel';
import { Pace, type Source } from '@onehall/projections';

/** What an in-hall source needs. */
export interface InHall {
  readonly log: EventLog;
  /** Reads what is stored: `eventReader` of the event store with the words and upcasters of the hall; without it, JSON as it stands. */
  readonly read?: (stored: StoredEvent) => Recorded;
  /** How many of the last events stay in memory for everybody, and as many of the past for those who are far behind together; 20,000 by default. */
  readonly keep?: number;
}

/** A source that knows where an event stands by the number under which it was written. */
export interface InHallSource extends Source {
  /** Null while the event is not sealed, or not yet read here. Who asks for what came lately is answered out of memory. */
  positionOf(gpos: number): Promise<number | null>;
}

const batch = 5_000;
/** How many events make a page of the past. */
const pageLength = 1_000;
/** Milliseconds. The log hints at once; a look without a hint is for hints that were lost. */
const betweenLooks = 50;

/**
 * One per service and process, shared by all followers: they see the very same objects and must not change them. While somebody listens, a single reader asks the
 * database, woken by the log's hints, else every 50 ms to 1 s; who stands within the last events reads memory, who is further behind reads the database page by page, and shares the last pages with whoever goes the same way.
 * `read` throws what the reader met when the log cannot be reached.
 */
export function inHallSource({ log, read, keep = 20_000 }: InHall): InHallSource {
  return new Tail(log, read ?? eventReader({ service: log.service, words: new Map(), unknown: 'keep' }), keep);
}

class Tail implements InHallSource {
  readonly service: string;
  private readonly listeners = new Set<() => void>();
  /** The last events, dense; the last of them is at `end`. */
  private recent: Recorded[] = [];
  /** The number of each of them, ascending. */
  private numbers: number[] = [];
  private end: number | undefined;
  /** Pages of the past by their number, full ones only, the one that was asked for last at the end: what is sealed never changes. */
  private readonly pages = new Map<number, Promise<readonly Recorded[]>>();
  private reader: Pace | undefined;
  private stopHints: () => void = () => undefined;
  private failure: Error | undefined;
  private asked: Promise<number> | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly parse: (stored: StoredEvent) => Recorded,
    private readonly keep: number,
  ) {
    this.service = log.service;
  }

  identity(): Promise<LogIdentity> {
    return this.log.identity();
  }

  async read(after: number, limit: number): Promise<readonly Recorded[]> {
    if (this.failure) throw this.failure;
    if (this.end === undefined || after < this.end - this.recent.length) return this.past(after, limit);
    const from = after - (this.end - this.recent.length);
    return this.recent.slice(from, from + limit);
  }

  /** As they stand, holes and all: who proves them wants to see what is missing, and whatever the reader stumbled over stops nobody here. */
  async raw(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.failure === undefined && this.end !== undefined && after >= this.end ? [] : this.log.tail(after, limit);
  }

  /** Whoever asks in the same moment shares one question, which is put after all of them have asked. */
  head(): Promise<number> {
    this.asked ??= Promise.resolve().then(async () => {
      this.asked = undefined;
      return (await this.log.head()).position;
    });
    return this.asked;
  }

  async positionOf(gpos: number): Promise<number | null> {
    const [first] = this.numbers;
    if (this.failure || this.end === undefined || first === undefined || gpos < first) return this.log.positionOf(gpos);
    const place = placeIn(this.numbers, gpos);
    return place === undefined ? null : this.end - this.numbers.length + place + 1;
  }

  onNews(wake: () => void): () => void {
    const listener = (): void => wake();
    this.listeners.add(listener);
    this.begin();
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.cease();
    };
  }

  private begin(): void {
    if (this.reader) return;
    const reader: Pace = new Pace(() => this.turn(reader), error => this.failed(error), { shortest: betweenLooks });
    this.reader = reader;
    this.stopHints = this.log.onSealed(() => reader.wake());
    reader.start();
  }

  private cease(): void {
    this.stopHints();
    this.reader?.halt();
    this.reader = undefined;
    this.recent = [];
    this.numbers = [];
    this.pages.clear();
    this.end = undefined;
    this.failure = undefined;
  }

  /** A reader that was relieved in the middle of its turn must not touch what its successor keeps. */
  private async turn(reader: Pace): Promise<boolean> {
    const after = this.end ?? (await this.log.head()).position;
    const stored = await this.tail(after, batch);
    const events = stored.map(this.parse);
    if (this.reader !== reader) return false;
    this.failure = undefined;
    this.recent.push(...events);
    this.numbers.push(...stored.map(({ gpos }) => gpos));
    this.end = after + events.length;
    if (this.recent.length > this.keep * 1.25) {
      this.recent = this.recent.slice(-this.keep);
      this.numbers = this.numbers.slice(-this.keep);
    }
    if (events.length > 0) for (const listener of [...this.listeners]) listener();
    // Less than a batch was all there was: the log hints when there is more.
    return events.length === batch;
  }

  private async past(after: number, limit: number): Promise<readonly Recorded[]> {
    const found: Recorded[] = [];
    while (found.length < limit) {
      const at = after + found.length;
      const page = await this.page(Math.floor(at / pageLength));
      found.push(...page.slice(at % pageLength, (at % pageLength) + limit - found.length));
      if (page.length < pageLength) break;
    }
    return found;
  }

  private async page(number: number): Promise<readonly Recorded[]> {
    const asked = this.pages.get(number) ?? this.tail(number * pageLength, pageLength).then(stored => stored.map(this.parse));
    this.pages.delete(number);
    this.pages.set(number, asked);
    const [oldest] = this.pages.keys();
    if (this.pages.size * pageLength > this.keep && oldest !== undefined) this.pages.delete(oldest);
    const isFull = await asked.then(page => page.length === pageLength, () => false);
    if (!isFull) this.pages.delete(number);
    return asked;
  }

  private async tail(after: number, limit: number): Promise<readonly StoredEvent[]> {
    const stored = await this.log.tail(after, limit);
    const hole = stored.findIndex(({ position }, index) => position !== after + 1 + index);
    if (hole >= 0) throw new Error(`The log of ${this.service} has no event at position ${after + 1 + hole}: it was cut or changed.`);
    return stored;
  }

  /** Followers hear of it when they read next. */
  private failed(error: unknown): void {
    this.failure = error instanceof Error ? error : new Error(String(error));
    for (const listener of [...this.listeners]) listener();
  }
}

/** Where a number stands in an ascending list; undefined when it is not there. */
function placeIn(numbers: readonly number[], wanted: number): number | undefined {
  let [low, high] = [0, numbers.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const number = numbers[middle] ?? Infinity;
    if (number === wanted) return middle;
    if (number < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
