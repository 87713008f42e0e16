// A reel: one consumer on one topic, which brings the facts after a position in order and keeps a stretch of them for whoever reads.
import { OtherLog, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import type { Logger } from '@onehall/projections';
import type { Batch, Consumer, KafkaMessage } from 'kafkajs';
import { isFact, readRecord } from './cloud-event.js';
import { asking, type OnKafka } from './connection.js';
import { groupOf, manners } from './glance.js';
import { Kept } from './kept.js';
import { assertSameLog, FactsMissing, Merge } from './merge.js';
import { partitionCount } from './topic.js';

/** What a reel needs. */
export interface Reeling {
  readonly kafka: OnKafka;
  readonly from: LogIdentity;
  /** It brings what comes after this position. */
  readonly begin: number;
  /** How many facts it keeps. */
  readonly keep: number;
  /** A reel that waits for its readers goes no further than this beyond what they asked for; one that does not drops the oldest instead. */
  readonly ahead?: number;
  readonly logger: Logger;
  /** Something came. */
  readonly heard: () => void;
  /** It is of no use any more. */
  readonly failed: (error: Error) => void;
}

const seeks = 3;

/**
 * Taking delivery never waits for anybody: whoever digests slowly has his partitions paused, and the group hears the heartbeat all the while. A member of a group of its own loses partitions
 * only when the broker takes it for dead, or somebody joins that group; at every assignment it goes on where it stood. Offsets are never given to Kafka to keep: positions stand in
 * PostgreSQL with the effects, and each beginning finds the offsets of its position.
 */
export class Reel {
  usedAt = Date.now();
  private readonly topic: string;
  private readonly merge: Merge;
  private readonly consumer: Consumer;
  private readonly kept: Kept;
  private wanted: number;
  private next: bigint[] = [];
  private paused = new Set<number>();
  private missed = 0;
  private over = false;
  private guests: (() => void)[] = [];

  constructor(private readonly given: Reeling) {
    this.topic = given.kafka.topicOf(given.from.service);
    this.merge = new Merge(given.begin, given.from);
    this.kept = new Kept(given.begin);
    this.wanted = given.begin;
    this.consumer = given.kafka.client.consumer({ ...manners, groupId: groupOf(this.topic), retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 5_000, restartOnFailure: () => Promise.resolve(false) } });
  }

  /** Everything up to here has come. */
  get front(): number {
    return this.merge.front;
  }

  /** Whether everything before these offsets has come, and nothing of it waits for a fact that did not. */
  isThrough(ends: readonly bigint[]): boolean {
    return !this.merge.holdsBack && ends.every((end, partition) => (this.next[partition] ?? 0n) >= end);
  }

  async start(): Promise<void> {
    this.next = await this.offsetsAfter(this.given.begin);
    this.consumer.on('consumer.crash', ({ payload: { error } }) => this.fail(error));
    this.consumer.on('consumer.group_join', ({ payload }) => this.seek(payload.memberAssignment[this.topic] ?? []));
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: this.topic, fromBeginning: true });
    await this.consumer.run({ autoCommit: false, eachBatch: ({ batch }) => this.batch(batch) });
  }

  async stop(): Promise<void> {
    this.over = true;
    this.call();
    await this.consumer.disconnect().catch(() => undefined);
  }

  /** Whether what comes after a position is kept here, or will come soon. */
  covers(after: number): boolean {
    return !this.over && after >= this.kept.base && after <= this.front + (this.given.ahead ?? 0);
  }

  /** What is kept after a position. */
  read(after: number, limit: number): readonly StoredEvent[] {
    this.usedAt = Date.now();
    if (after > this.wanted) this.want(after);
    return this.kept.after(after, limit);
  }

  /** Waits until something came after a position, at most so many milliseconds. */
  until(after: number, milliseconds: number): Promise<void> {
    if (this.front > after || this.over) return Promise.resolve();
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.guests.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** As `Kept.positionOf`. */
  positionOf(gpos: number): number | null {
    return this.kept.positionOf(gpos);
  }

  private async offsetsAfter(position: number): Promise<bigint[]> {
    const found = await asking(this.given.kafka, admin => admin.fetchTopicOffsetsByTimestamp(this.topic, position + 1));
    const offsets = new Map(found.map(({ partition, offset }) => [partition, BigInt(offset)]));
    return Array.from({ length: partitionCount }, (_, partition) => offsets.get(partition) ?? 0n);
  }

  private seek(partitions: readonly number[]): void {
    for (const partition of partitions) this.consumer.seek({ topic: this.topic, partition, offset: String(this.next[partition] ?? 0n) });
  }

  private async batch({ partition, messages }: Batch): Promise<void> {
    if (this.over) return;
    try {
      for (const message of messages) this.take(partition, message);
      this.deliver();
      this.restrain(partition);
    } catch (error) {
      if (error instanceof FactsMissing && this.missed < seeks) await this.seekAgain(error);
      else this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private take(partition: number, message: KafkaMessage): void {
    this.next[partition] = BigInt(message.offset) + 1n;
    const read = readRecord(message);
    if (isFact(read)) this.merge.take(partition, read);
    else if (read) assertSameLog(this.given.from, read.from);
    else this.given.logger.warn({ topic: this.topic, partition, offset: message.offset }, 'Somebody wrote into the topic what is no fact of the house: it is passed over.');
  }

  private deliver(): void {
    const ready = this.merge.ready();
    if (ready.length === 0) return;
    this.kept.add(ready);
    this.missed = 0;
    const { keep, ahead } = this.given;
    if (ahead === undefined && this.kept.length > keep * 1.25) this.kept.keep(keep);
    this.call();
    this.given.heard();
  }

  /** The topic is not what it was a moment ago: made anew and filled faster than we read, perhaps. Each position is found again. */
  private async seekAgain({ message }: FactsMissing): Promise<void> {
    this.missed++;
    this.given.logger.warn({ topic: this.topic, front: this.front, error: message }, 'Facts are missing: the partitions are sought again.');
    this.next = await this.offsetsAfter(this.front);
    this.merge.forget();
    this.seek(this.next.map((_, partition) => partition));
  }

  private want(after: number): void {
    this.wanted = after;
    const { ahead, keep } = this.given;
    if (ahead === undefined) return;
    this.kept.keep(keep, after);
    for (const partition of [...this.paused]) {
      if (this.merge.seenIn(partition) > after + ahead) continue;
      this.paused.delete(partition);
      this.consumer.resume([{ topic: this.topic, partitions: [partition] }]);
    }
  }

  /** The partition with the next fact is never among those that wait: it has not come that far. */
  private restrain(partition: number): void {
    const { ahead } = this.given;
    if (ahead === undefined || this.merge.seenIn(partition) <= this.wanted + ahead) return;
    this.paused.add(partition);
    this.consumer.pause([{ topic: this.topic, partitions: [partition] }]);
  }

  private call(): void {
    for (const guest of this.guests.splice(0)) guest();
  }

  private fail(error: Error): void {
    if (this.over) return;
    void this.stop();
    this.given.failed(error instanceof OtherLog ? error : asPassing(error));
  }
}

/** kafkajs wraps what went wrong in what it did about it. */
const asPassing = (error: Error): Error => (error.cause instanceof Error ? error.cause : error);
