// Reads one topic while somebody listens: keeps a reel at its end, opens it again when it breaks, and holds what has come against Kafka's own word about what is there.
import { OtherLog, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import { Pace, type Logger } from '@onehall/projections';
import type { Admin } from 'kafkajs';
import type { OnKafka } from './connection.js';
import { identityOf, lastOf, lookAtEnds, marksOf, NotAnnounced, type Ends } from './ends.js';
import { FarReels } from './far-reels.js';
import { Liveness } from './liveness.js';
import { assertSameLog } from './merge.js';
import { Reel } from './reel.js';
import { takeLeave } from './within.js';

/** What a reader needs. */
export interface TopicReading {
  readonly kafka: OnKafka;
  readonly service: string;
  readonly logId: string;
  readonly logger: Logger;
  readonly keep: number;
  readonly patience: number;
  readonly died: (error: Error) => void;
  /** Something came, or went wrong. */
  readonly heard: () => void;
  /** The log that is followed with its incarnation, once anybody knows it. */
  readonly known: () => LogIdentity | undefined;
}

/** What is open. */
export interface Live {
  readonly reel: Reel;
  readonly ends: Ends;
}

const warm = 2_000;
/** Milliseconds. */
const betweenLooks = 1_000;
const overAfter = 10_000;
const shortWait = 200;

/** Has one life, from `start` to `stop`. */
export class TopicReader {
  live: Live | undefined;
  /** What stops for good. */
  failure: OtherLog | undefined;
  /** What went wrong last, until it goes right. */
  trouble: Error | undefined;
  private readonly liveness: Liveness;
  private readonly far: FarReels;
  private readonly pace: Pace;
  private admin: Admin | undefined;
  private over = false;
  private dead = false;
  private furthest = 0;
  private from: LogIdentity | undefined;
  private lastFailure: string | undefined;
  private failedAt = 0;

  constructor(private readonly given: TopicReading) {
    const { kafka, logger, patience, heard } = given;
    this.pace = new Pace(() => this.turn(), error => this.turnFailed(error), { shortest: betweenLooks });
    this.far = new FarReels({ kafka, logger, heard, failed: error => this.failed(error) });
    this.liveness = new Liveness(patience, silent => this.die(silent));
  }

  start(): void {
    this.pace.start();
    this.liveness.start();
  }

  async stop(): Promise<void> {
    this.over = true;
    this.liveness.stop();
    await takeLeave(this.leave());
  }

  /** What comes after a position, from the reel at the end or from one that is further behind. */
  async read({ reel, ends }: Live, after: number, limit: number): Promise<readonly StoredEvent[]> {
    if (reel.covers(after)) return reel.read(after, limit);
    return after >= reel.front ? [] : this.far.read(identityOf(ends, this.given), after, limit);
  }

  /** Whether what should come does come, and there is somebody from whom it can. */
  get ok(): boolean {
    return !this.failure && this.liveness.ok && this.missing === undefined && !(this.trouble instanceof NotAnnounced);
  }

  /** Milliseconds for which something should have come that did not, at the end of the topic or far behind it. */
  get silentFor(): number {
    return Math.max(this.liveness.silentFor, this.far.longestWait?.milliseconds ?? 0);
  }

  /** What is wrong; undefined when nothing is. */
  get sentence(): string | undefined {
    return this.trouble?.message ?? this.missing;
  }

  /** What somebody far behind has waited for too long, although it is there or should be. */
  private get missing(): string | undefined {
    const { longestWait } = this.far;
    return longestWait && longestWait.milliseconds > this.given.patience ? `Position ${longestWait.after + 1} of ${this.given.service} does not come over Kafka.` : undefined;
  }

  private async leave(): Promise<void> {
    await this.pace.stop();
    await Promise.all([this.live?.reel.stop(), this.far.stop()]);
    await this.admin?.disconnect().catch(() => undefined);
  }

  /** Opens what is not open, and looks whether what is open gets on. */
  private async turn(): Promise<boolean> {
    const { kafka, service, patience } = this.given;
    const admin = (this.admin ??= await this.connected());
    this.live ??= await this.open(admin);
    const { reel } = this.live;
    const marks = await marksOf(admin, kafka.topicOf(service));
    if (reel.isThrough(marks.map(({ high }) => high))) this.liveness.well();
    this.far.dismissIdle();
    if (Date.now() - this.failedAt > overAfter) this.goesRight();
    const { longestWait } = this.far;
    if (longestWait && longestWait.milliseconds > 2 * patience) this.die(longestWait.milliseconds, this.missing ?? '');
    return false;
  }

  /** Told once, by whoever finds it out first. */
  private die(silent: number, why = this.trouble?.message ?? `they stand at ${this.furthest}, and either more are there, or Kafka does not answer.`): void {
    const { service, died } = this.given;
    if (this.dead) return;
    this.dead = true;
    died(new Error(`For ${Math.round(silent / 1_000)} seconds no facts of ${service} have come over Kafka: ${why}`));
  }

  private async connected(): Promise<Admin> {
    const admin = this.given.kafka.client.admin();
    await admin.connect();
    return admin;
  }

  private async open(admin: Admin): Promise<Live> {
    const { kafka, logger, keep, service, known } = this.given;
    // Asked for its offsets, kafkajs would try for half a minute whether the topic is not there after all.
    if (!(await admin.listTopics()).includes(kafka.topicOf(service))) throw new NotAnnounced(service);
    const ends = await lookAtEnds(kafka, admin, service);
    const from = identityOf(ends, this.given);
    assertSameLog((this.from = known() ?? this.from ?? from), from);
    const last = lastOf(ends);
    const failed = (error: Error): void => {
      if (this.live?.reel === reel) this.live = undefined;
      this.failed(error);
    };
    const reel: Reel = new Reel({ kafka, logger, from, begin: Math.max(0, last - warm), keep, heard: () => this.heard(reel), failed });
    await reel.start();
    for (const late = Date.now() + this.given.patience; reel.front < last && Date.now() < late && !this.over; ) await reel.until(reel.front, shortWait);
    if (reel.front < last) {
      await reel.stop();
      throw new Error(`Position ${reel.front + 1} of ${service} does not come over Kafka.`);
    }
    this.goesRight();
    // Whoever waits for it is told when it stands.
    setImmediate(() => this.heard(reel));
    return { reel, ends };
  }

  /** A reel that was opened anew brings once more what had come already: that is no progress. */
  private heard({ front }: Reel): void {
    if (front > this.furthest) this.liveness.well();
    this.furthest = Math.max(front, this.furthest);
    this.given.heard();
  }

  /** A reader far behind has failures of its own, after which nothing is opened anew: they are over when none has come for a while. */
  private goesRight(): void {
    this.trouble = undefined;
    this.lastFailure = undefined;
  }

  /** kafkajs's clients do not forget what went wrong: the next turn has another one. */
  private turnFailed(error: unknown): void {
    void this.admin?.disconnect().catch(() => undefined);
    this.admin = undefined;
    this.failed(error instanceof Error ? error : new Error(String(error)));
  }

  private failed(error: Error): void {
    const { logger, service, heard } = this.given;
    this.trouble = error;
    this.failedAt = Date.now();
    if (error instanceof OtherLog) {
      this.failure = error;
      this.pace.halt();
      this.liveness.stop();
      logger.error({ service, error: error.message }, 'The topic carries another log than the one that is followed.');
    } else {
      if (error.message !== this.lastFailure) logger.warn({ service, error: error.message }, 'Facts do not come over Kafka.');
      // To start again would not make a neighbour begin who has not begun.
      if (error instanceof NotAnnounced) this.liveness.well();
    }
    this.lastFailure = error.message;
    heard();
  }
}
