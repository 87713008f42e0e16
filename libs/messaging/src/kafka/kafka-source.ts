// Facts of another service over Kafka, behind the port of projections: dense positions in the order of the log, whoever reads them and however far behind he is.
import { eventReader, OtherLog, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import type { Recorded } from '@onehall/kernel';
import { Pace, type Logger, type Source } from '@onehall/projections';
import type { Admin } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { asking, type OnKafka } from './connection.js';
import { identityOf, lookAtEnds, marksOf, type Ends } from './ends.js';
import { assertSameLog } from './merge.js';
import { Reel } from './reel.js';

/** What a source over Kafka needs. */
export interface OverKafka {
  readonly kafka: OnKafka;
  /** Whose facts. */
  readonly service: string;
  readonly logger: Logger;
  /** Reads what is stored: `eventReader` of the event store with the words and upcasters of the hall; without it, JSON as it stands. */
  readonly read?: (stored: StoredEvent) => Recorded;
  /** How many of the last facts stay in memory for everybody; 20,000 by default. */
  readonly keep?: number;
  /** Milliseconds without progress, although there should be some, after which the source is not well; after twice as many it has died. 30,000 by default. */
  readonly patience?: number;
  /** Called once, when nothing but another process can help: let this one end, so that its supervisor starts it again. */
  readonly died?: (error: Error) => void;
}

/** How a source is. `silentFor`: milliseconds for which it has made no progress although there was something to come, or Kafka did not answer. */
export interface KafkaLook {
  readonly service: string;
  readonly ok: boolean;
  readonly position: number;
  readonly silentFor: number;
  readonly sentence?: string;
}

/** A source over Kafka; it reads while somebody listens. */
export interface KafkaSource extends Source {
  /** Null while the event has not come. For what came long ago, a position that is not before it. */
  positionOf(gpos: number): Promise<number | null>;
  look(): KafkaLook;
  /** Resolves when everything that it had opened is closed. Whoever listens must have left. */
  close(): Promise<void>;
}

const warm = 2_000;
const ahead = 20_000;
const atMost = 8;
/** Milliseconds. */
const idle = 10_000;
const betweenLooks = 1_000;
const shortWait = 200;
const beginning = 5_000;

/** One per service and process, shared by all followers: they see the very same objects and must not change them. */
export function kafkaSource(given: OverKafka): KafkaSource {
  return new OnTopic(given);
}

/** What is read while somebody listens. */
interface Live {
  readonly reel: Reel;
  readonly ends: Ends;
}

class OnTopic implements KafkaSource {
  readonly service: string;
  private readonly logger: Logger;
  private readonly parse: (stored: StoredEvent) => Recorded;
  private readonly parsed = new WeakMap<StoredEvent, Recorded>();
  private readonly patience: number;
  private readonly listeners = new Set<() => void>();
  private admin: Admin | undefined;
  private watch: Pace | undefined;
  private live: Live | undefined;
  private far: Reel[] = [];
  private known: LogIdentity | undefined;
  /** What stops for good. */
  private failure: Error | undefined;
  /** What went wrong last, until it goes right. */
  private trouble: Error | undefined;
  private wellAt = Date.now();
  private dead = false;
  private leaving: Promise<unknown> = Promise.resolve();

  constructor(private readonly given: OverKafka) {
    this.service = given.service;
    this.logger = given.logger;
    this.patience = given.patience ?? 30_000;
    this.parse = given.read ?? eventReader({ service: given.service, words: new Map(), unknown: 'keep' });
  }

  async identity(): Promise<LogIdentity> {
    if (this.failure) throw this.failure;
    return (this.known ??= identityOf(await this.ends(), this.service));
  }

  async head(): Promise<number> {
    if (this.failure) throw this.failure;
    const { reel, ends } = this.watch ? await this.opened() : { reel: undefined, ends: await this.ends() };
    return Math.max(reel?.front ?? 0, headOf(ends));
  }

  async read(after: number, limit: number): Promise<readonly Recorded[]> {
    const stored = await this.raw(after, limit);
    const hole = stored.findIndex(({ position }, index) => position !== after + 1 + index);
    if (hole === 0) throw new Error(`The log of ${this.service} has no event at position ${after + 1}: it was cut or changed.`);
    return (hole < 0 ? stored : stored.slice(0, hole)).map(event => this.parsedOnce(event));
  }

  async raw(after: number, limit: number): Promise<readonly StoredEvent[]> {
    if (this.failure) throw this.failure;
    const { reel } = await this.opened();
    if (reel.covers(after)) return reel.read(after, limit);
    return after >= reel.front ? [] : this.fromFar(after, limit);
  }

  positionOf(gpos: number): Promise<number | null> {
    return Promise.resolve(this.live?.reel.positionOf(gpos) ?? null);
  }

  onNews(wake: () => void): () => void {
    const listener = (): void => wake();
    this.listeners.add(listener);
    this.begin();
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.cease();
    };
  }

  look(): KafkaLook {
    const silentFor = this.watch ? Date.now() - this.wellAt : 0;
    const sentence = (this.failure ?? this.trouble)?.message;
    const ok = !this.failure && silentFor <= this.patience;
    return { service: this.service, ok, position: this.live?.reel.front ?? 0, silentFor, ...(sentence !== undefined && { sentence }) };
  }

  async close(): Promise<void> {
    await this.leaving;
  }

  private parsedOnce(stored: StoredEvent): Recorded {
    const found = this.parsed.get(stored);
    if (found) return found;
    const recorded = this.parse(stored);
    this.parsed.set(stored, recorded);
    return recorded;
  }

  /** What is read; whoever comes too early waits a while for it. */
  private async opened(): Promise<Live> {
    for (const end = Date.now() + beginning; !this.live && !this.failure && this.watch && Date.now() < end; ) await pause(10);
    if (this.live) return this.live;
    throw this.failure ?? this.trouble ?? new Error(`The facts of ${this.service} are not read.`);
  }

  /** Both ends of the topic, for whoever does not listen; a topic that is just being made is waited for. */
  private async ends(): Promise<Ends> {
    if (this.live) return this.live.ends;
    const { kafka, service } = this.given;
    for (const end = Date.now() + beginning; ; await pause(shortWait)) {
      const ends = await asking(kafka, admin => lookAtEnds(kafka, admin, service)).catch((error: unknown) => {
        if (error instanceof OtherLog || Date.now() > end) throw error;
        return undefined;
      });
      if (ends && (ends.announced || Date.now() > end)) return ends;
    }
  }

  private async fromFar(after: number, limit: number): Promise<readonly StoredEvent[]> {
    const reel = this.far.find(one => one.covers(after)) ?? this.anotherReel(after);
    if (!reel) return [];
    await reel.until(after, shortWait);
    return reel.read(after, limit);
  }

  /** Those who follow side by side share one; whoever comes when there are too many has to wait until one is idle. */
  private anotherReel(after: number): Reel | undefined {
    const { known } = this;
    if (!known || this.far.length >= atMost) return undefined;
    const { kafka, logger } = this.given;
    const failed = (error: Error): void => {
      this.far = this.far.filter(one => one !== reel);
      this.failed(error);
    };
    const reel: Reel = new Reel({ kafka, logger, from: known, begin: Math.max(0, after - warm), keep: warm, ahead, heard: () => this.tell(), failed });
    this.far.push(reel);
    void reel.start().catch(failed);
    return reel;
  }

  private begin(): void {
    if (this.watch) return;
    const watch: Pace = new Pace(() => this.turn(watch), error => this.turnFailed(error), { shortest: betweenLooks });
    this.watch = watch;
    this.wellAt = Date.now();
    watch.start();
  }

  /** Opens what is not open, and looks whether what is open gets on. */
  private async turn(watch: Pace): Promise<boolean> {
    const admin = (this.admin ??= await this.connected());
    if (!this.live) await this.open(admin, watch);
    const marks = await marksOf(admin, this.given.kafka.topicOf(this.service));
    if (this.watch !== watch) return false;
    this.judge(marks.map(({ high }) => high));
    this.dismissIdle();
    return false;
  }

  private async connected(): Promise<Admin> {
    const admin = this.given.kafka.client.admin();
    await admin.connect();
    return admin;
  }

  private async open(admin: Admin, watch: Pace): Promise<void> {
    const { kafka, logger, keep = 20_000 } = this.given;
    const ends = await lookAtEnds(kafka, admin, this.service);
    const from = identityOf(ends, this.service);
    assertSameLog((this.known ??= from), from);
    const last = lastOf(ends);
    const failed = (error: Error): void => {
      if (this.live?.reel === reel) this.live = undefined;
      this.failed(error);
    };
    const reel: Reel = new Reel({ kafka, logger, from, begin: Math.max(0, last - warm), keep, heard: () => this.heard(), failed });
    await reel.start();
    for (const end = Date.now() + this.patience; reel.front < last && Date.now() < end; ) await reel.until(reel.front, shortWait);
    if (reel.front < last || this.watch !== watch) {
      await reel.stop();
      if (this.watch === watch) throw new Error(`Position ${reel.front + 1} of ${this.service} does not come over Kafka.`);
      return;
    }
    this.live = { reel, ends };
    this.trouble = undefined;
    this.heard();
  }

  /** Kafka's own word about where its partitions end is held against what has come. */
  private judge(highs: readonly bigint[]): void {
    const { reel } = this.live ?? {};
    const isBehind = reel ? highs.some((high, partition) => (reel.offsets[partition] ?? 0n) < high) : true;
    if (!isBehind) this.wellAt = Date.now();
    this.assertAlive();
  }

  /** kafkajs's clients do not forget what went wrong: the next turn has another one. */
  private turnFailed(error: unknown): void {
    void this.admin?.disconnect().catch(() => undefined);
    this.admin = undefined;
    this.failed(error);
  }

  private failed(error: unknown): void {
    const trouble = error instanceof Error ? error : new Error(String(error));
    if (trouble instanceof OtherLog) {
      this.failure = trouble;
      this.logger.error({ service: this.service, error: trouble.message }, 'The topic carries another log than the one that is followed.');
    } else if (trouble.message !== this.trouble?.message) this.logger.warn({ service: this.service, error: trouble.message }, 'Facts do not come over Kafka.');
    this.trouble = trouble;
    this.assertAlive();
    this.tell();
  }

  private assertAlive(): void {
    const silentFor = Date.now() - this.wellAt;
    if (this.dead || this.failure || silentFor <= 2 * this.patience) return;
    this.dead = true;
    const why = this.trouble?.message ?? `it stands at ${this.live?.reel.front ?? 0}, and more is there`;
    this.given.died?.(new Error(`For ${Math.round(silentFor / 1_000)} seconds no facts of ${this.service} have come over Kafka: ${why}`));
  }

  private dismissIdle(): void {
    const dismissed = this.far.filter(({ usedAt }) => usedAt < Date.now() - idle);
    this.far = this.far.filter(one => !dismissed.includes(one));
    for (const reel of dismissed) void reel.stop();
  }

  private heard(): void {
    this.wellAt = Date.now();
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private cease(): void {
    const { watch, live, far, admin } = this;
    this.watch = undefined;
    this.live = undefined;
    this.far = [];
    this.admin = undefined;
    this.trouble = undefined;
    this.leaving = Promise.all([this.leaving, this.leave(watch, [...(live ? [live.reel] : []), ...far], admin)]);
  }

  private async leave(watch: Pace | undefined, reels: readonly Reel[], admin: Admin | undefined): Promise<void> {
    await watch?.stop();
    await Promise.all(reels.map(reel => reel.stop()));
    await admin?.disconnect().catch(() => undefined);
  }
}

const lastOf = ({ parts }: Ends): number => Math.max(0, ...parts.map(({ last }) => last?.stored.position ?? 0));

/** A topic that is being filled again does not end where its log ended long ago: what was announced did exist. */
const headOf = (ends: Ends): number => Math.max(ends.announced?.head ?? 0, lastOf(ends));
