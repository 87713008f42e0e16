// One consumer on its way through its sources: it holds all its leases or writes nothing, takes turns, rests, and stops loudly before another log.
import { LeaseLost, OtherLog } from '@onehall/event-store';
import type { FollowerLook, FollowState } from './follower.js';
import type { Logger } from './logger.js';
import { Pace } from './pace.js';
import type { Source } from './source.js';
import { sentenceOf, troubleOf } from './trouble.js';
import { WaitingRoom } from './waiting-room.js';
import type { Watermark } from './watermark.js';
import type { Watermarks } from './watermarks.js';

/** What a consumer is and does. */
export interface Itinerary {
  /** Its name in leases and the parking lot; it never changes. */
  readonly consumer: string;
  readonly sources: readonly Source[];
  readonly watermarks: Watermarks;
  readonly logger: Logger;
  /** Where a lease that never was begins. */
  begin?(source: Source): Promise<number>;
  /** Called when a lease was taken, before its first turn. */
  taken(source: Source, mark: Watermark): Promise<void>;
  /** Reads and works on what stands after the watermark; true when there was something. */
  turn(source: Source, mark: Watermark): Promise<boolean>;
  /** Called before the leases are given back. */
  leave?(): Promise<void>;
  /** Milliseconds from one turn to the next while there is news: each turn writes, and one that carries much costs little more than one that carries one fact. */
  readonly stride?: number;
}

const betweenTakes = 250;

/** The way of life that views and policies share. */
export class Following {
  state: FollowState = 'waiting';
  sentence: string | undefined;
  private readonly marks = new Map<string, Watermark>();
  private readonly waiting = new WaitingRoom();
  private readonly pace: Pace;
  private readonly sources: readonly Source[];
  private quietly: (() => void)[] = [];
  private left = false;
  private lastTake = -Infinity;
  private lastFailure: string | undefined;

  constructor(private readonly given: Itinerary) {
    this.pace = new Pace(() => this.turn(), error => this.failed(error), { stride: given.stride ?? 0 });
    this.sources = [...given.sources].sort((a, b) => (a.service < b.service ? -1 : 1));
  }

  start(): void {
    this.quietly = this.sources.map(source => source.onNews(() => this.pace.wake()));
    this.pace.start();
  }

  /** Finishes the turn under way, stores where it stands and gives its leases back. */
  async stop(): Promise<void> {
    for (const quiet of this.quietly.splice(0)) quiet();
    await this.pace.stop();
    this.left = true;
    await this.given.leave?.();
    await Promise.all([...this.marks.values()].map(mark => this.given.watermarks.release(mark)));
    this.waiting.close();
    if (this.state !== 'stopped') this.state = 'waiting';
  }

  /** Runs a job between two turns, while all leases are held. Throws `LeaseLost` when they are not. */
  between<T>(job: () => Promise<T>): Promise<T> {
    return this.pace.between(async () => {
      if (this.left || !(await this.ready(true))) throw new LeaseLost(`${this.given.consumer} does not hold all its leases.`);
      return job();
    });
  }

  /** The watermark in a source, while its lease is held here. */
  mark(service: string): Watermark | undefined {
    const mark = this.marks.get(service);
    return mark?.held ? mark : undefined;
  }

  /** Everything up to here is done; 0 while another process follows. */
  position(service: string): number {
    return this.mark(service)?.position ?? 0;
  }

  follows(service: string): boolean {
    return this.sources.some(source => source.service === service);
  }

  async look(): Promise<FollowerLook> {
    const sources = this.sources.map(async source => {
      const position = this.position(source.service);
      return { service: source.service, position, lag: Math.max(0, (await source.head()) - position) };
    });
    const { state, sentence } = this;
    return { consumer: this.given.consumer, state, ...(sentence === undefined ? {} : { sentence }), sources: await Promise.all(sources) };
  }

  /** Whether it stands at the head of every source. Someone else's consumer is never settled here. */
  async settled(): Promise<boolean> {
    const behind = await Promise.all(this.sources.map(async source => (await source.head()) > (this.mark(source.service)?.position ?? -1)));
    return !behind.includes(true);
  }

  /** Waits until a source was followed up to a position; false when that took too long. */
  async waitFor(service: string, position: number, milliseconds: number): Promise<boolean> {
    if (this.position(service) >= position) return true;
    if (!this.follows(service) || milliseconds <= 0) return false;
    if (!this.mark(service)) return this.waitElsewhere(service, position, milliseconds);
    return this.waiting.wait(service, position, milliseconds);
  }

  /** Another process may be following: then the database knows, within a second. */
  private async waitElsewhere(service: string, position: number, milliseconds: number): Promise<boolean> {
    const stored = await this.given.watermarks.storedPosition(this.leaseOf(service));
    if ((stored ?? -1) >= position) return true;
    const pause = Math.min(25, milliseconds);
    await new Promise(resolve => setTimeout(resolve, pause));
    return this.waitFor(service, position, milliseconds - pause);
  }

  private leaseOf(service: string): string {
    return `${this.given.consumer}<-${service}`;
  }

  private async turn(): Promise<boolean> {
    if (!(await this.ready(false))) return false;
    let moved = false;
    for (const source of this.sources) {
      const mark = this.mark(source.service);
      if (mark) moved = (await this.given.turn(source, mark)) || moved;
    }
    this.lastFailure = undefined;
    return moved;
  }

  /** Whether every lease is held. Leases are taken in the order of their names, so that two processes never hold half each for long. */
  private async ready(impatient: boolean): Promise<boolean> {
    for (const source of this.sources) {
      const known = this.marks.get(source.service);
      if (known?.doubtful) await this.ask(source, known);
      if (this.mark(source.service)) continue;
      if (!impatient && performance.now() - this.lastTake < betweenTakes) return false;
      if (await this.take(source)) continue;
      this.lastTake = performance.now();
      this.state = 'waiting';
      return false;
    }
    if (this.state === 'waiting') this.given.logger.info({ consumer: this.given.consumer, at: this.places() }, 'A follower follows.');
    this.state = 'following';
    return true;
  }

  private async take(source: Source): Promise<boolean> {
    const followed = await source.identity();
    const begin = (await this.given.begin?.(source)) ?? 0;
    const mark = await this.given.watermarks.take(this.leaseOf(source.service), followed, begin);
    if (!mark) return false;
    await this.adopt(source, mark);
    return true;
  }

  /** Whoever keeps what follows from the past keeps it no further than the database does. */
  private async ask(source: Source, known: Watermark): Promise<void> {
    const { consumer, logger, watermarks } = this.given;
    const back = await watermarks.ask(known);
    if (!back) return;
    logger.warn({ consumer, source: source.service, from: known.stored, to: back.position }, 'The database has forgotten what it had stored: a follower goes back to where it stands.');
    await this.adopt(source, back);
  }

  private async adopt(source: Source, mark: Watermark): Promise<void> {
    try {
      const head = await source.head();
      if (head < mark.position) throw new OtherLog(`The log of ${source.service} ends at ${head}, but ${this.given.consumer} has followed it up to ${mark.position}: it is not the log that it was.`);
      await this.given.taken(source, mark);
    } catch (error) {
      await this.given.watermarks.release(mark);
      throw error;
    }
    mark.onMove = () => this.waiting.moved(source.service, mark.position);
    this.marks.set(source.service, mark);
  }

  private places(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.marks].map(([service, mark]) => [service, mark.position]));
  }

  private failed(error: unknown): void {
    const about = { consumer: this.given.consumer, error: sentenceOf(error) };
    const trouble = troubleOf(error);
    if (trouble === 'other log') {
      this.state = 'stopped';
      this.sentence = about.error;
      this.pace.halt();
      this.given.logger.error(about, 'A follower has stopped: it met another log.');
    } else if (about.error !== this.lastFailure) this.given.logger.warn({ ...about, trouble }, 'A follower failed and tries again.');
    this.lastFailure = about.error;
  }
}
