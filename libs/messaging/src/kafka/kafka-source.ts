// Facts of another service over Kafka, behind the port of projections: dense positions in the order of the log, whoever reads them and however far behind he is.
import { eventReader, OtherLog, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import type { Recorded } from '@onehall/kernel';
import type { Logger, Source } from '@onehall/projections';
import { setTimeout as pause } from 'node:timers/promises';
import { asking, type OnKafka } from './connection.js';
import { identityOf, lastOf, lookAtEnds, type Ends } from './ends.js';
import { TopicReader, type Live } from './topic-reader.js';

/** What a source over Kafka needs. */
export interface OverKafka {
  readonly kafka: OnKafka;
  /** Whose facts. */
  readonly service: string;
  /** Which log is that service's in this hall: a topic that carries another one is refused before any fact of it is read. */
  readonly logId: string;
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

/** Milliseconds for which whoever comes too early waits. */
const beginning = 5_000;

/** One per service and process, shared by all followers: they see the very same objects and must not change them. */
export function kafkaSource(given: OverKafka): KafkaSource {
  return new OnTopic(given);
}

class OnTopic implements KafkaSource {
  readonly service: string;
  private readonly parse: (stored: StoredEvent) => Recorded;
  private readonly parsed = new WeakMap<StoredEvent, Recorded>();
  private readonly listeners = new Set<() => void>();
  private reader: TopicReader | undefined;
  private known: LogIdentity | undefined;
  private leaving: Promise<unknown> = Promise.resolve();

  constructor(private readonly given: OverKafka) {
    this.service = given.service;
    this.parse = given.read ?? eventReader({ service: given.service, words: new Map(), unknown: 'keep' });
  }

  /** The same for as long as this process lives: whoever meets another log stops. */
  async identity(): Promise<LogIdentity> {
    if (this.reader?.failure) throw this.reader.failure;
    return (this.known ??= identityOf(this.reader?.live?.ends ?? (await this.ends()), this.given));
  }

  async head(): Promise<number> {
    if (!this.reader) return headOf(await this.ends());
    const { reel, ends } = await this.opened(this.reader);
    return Math.max(reel.front, headOf(ends));
  }

  async read(after: number, limit: number): Promise<readonly Recorded[]> {
    const stored = await this.raw(after, limit);
    const hole = stored.findIndex(({ position }, index) => position !== after + 1 + index);
    if (hole === 0) throw new Error(`The log of ${this.service} has no event at position ${after + 1}: it was cut or changed.`);
    return (hole < 0 ? stored : stored.slice(0, hole)).map(event => this.parsedOnce(event));
  }

  async raw(after: number, limit: number): Promise<readonly StoredEvent[]> {
    const { reader } = this;
    if (!reader) throw new Error(`Nobody listens to the facts of ${this.service}.`);
    return reader.read(await this.opened(reader), after, limit);
  }

  positionOf(gpos: number): Promise<number | null> {
    return Promise.resolve(this.reader?.live?.reel.positionOf(gpos) ?? null);
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
    const { service, reader } = this;
    const sentence = reader?.sentence;
    return { service, ok: reader?.ok ?? true, position: reader?.live?.reel.front ?? 0, silentFor: reader?.silentFor ?? 0, ...(sentence !== undefined && { sentence }) };
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

  private async opened(reader: TopicReader): Promise<Live> {
    for (const late = Date.now() + beginning; !reader.live && !reader.failure && this.reader === reader && Date.now() < late; ) await pause(10);
    if (reader.failure) throw reader.failure;
    if (reader.live) return reader.live;
    throw reader.trouble ?? new Error(`The facts of ${this.service} are not read yet.`);
  }

  /** Both ends of the topic, for whoever does not listen; a topic that is just being made is waited for. Throws `OtherLog`. */
  private async ends(): Promise<Ends> {
    const { kafka, service } = this.given;
    for (const late = Date.now() + beginning; ; await pause(200)) {
      const ends = await asking(kafka, admin => lookAtEnds(kafka, admin, service)).catch((error: unknown) => {
        if (error instanceof OtherLog || Date.now() > late) throw error;
        return undefined;
      });
      if (ends?.announced) identityOf(ends, this.given);
      if (ends && (ends.announced || Date.now() > late)) return ends;
    }
  }

  private begin(): void {
    if (this.reader) return;
    const { kafka, service, logId, logger, keep = 20_000, patience = 30_000, died = () => undefined } = this.given;
    this.reader = new TopicReader({ kafka, service, logId, logger, keep, patience, died, known: () => this.known, heard: () => this.tell() });
    this.reader.start();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private cease(): void {
    const { reader } = this;
    this.reader = undefined;
    this.leaving = Promise.all([this.leaving, reader?.stop()]);
  }
}

/** A topic that is being filled again does not end where its log ended long ago: what was announced did exist. */
const headOf = (ends: Ends): number => Math.max(ends.announced?.head ?? 0, lastOf(ends));
