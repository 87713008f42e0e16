// Brings records into a topic, so that kafkajs can neither lose nor double one: a single send under way, its end awaited, and each acknowledged offset the one that had to come.
import { Partitioners, type Message, type Producer } from 'kafkajs';
import type { OnKafka } from './connection.js';
import { within } from './within.js';

/** The topic is not as it was left: it was made anew, or somebody else writes into it. The ends must be looked at again. */
export class TopicChanged extends Error {
  override readonly name = 'TopicChanged';
}

/** A record with its partition, which is always known here. */
export type Addressed = Message & { readonly partition: number };

/** Milliseconds. Longer than kafkajs's own retries: an idempotent producer of it may otherwise never answer. */
const deadline = 60_000;

/**
 * One producer and one life: after any error it must be left, and another one made from a new look at the topic. kafkajs takes back its sequence numbers when a send fails,
 * and gives them to the next; with two sends under way the broker then takes a new record for one that it has, and acknowledges what it never wrote.
 */
export class Courier {
  private readonly producer: Producer;
  private connected: Promise<void> | undefined;
  private sending = false;
  private left = false;

  /** `next`: the offset that each partition gives to its next record. */
  constructor(
    { client }: OnKafka,
    private readonly topic: string,
    private readonly next: bigint[],
  ) {
    this.producer = client.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false, retry: { retries: 8, initialRetryTime: 100, maxRetryTime: 5_000 } });
  }

  /** The offset that a partition will give next. */
  nextIn(partition: number): bigint {
    return this.next[partition] ?? 0n;
  }

  /** Resolves when every record is written on all replicas that are in sync. Throws otherwise, and is of no use from then on. */
  async send(records: readonly Addressed[]): Promise<void> {
    if (this.left || this.sending) throw new Error(this.left ? 'This courier has left.' : 'A courier carries one load at a time.');
    this.sending = true;
    try {
      this.connected ??= this.producer.connect();
      await this.connected;
      this.check(records, await within(this.producer.send({ topic: this.topic, acks: -1, messages: [...records] }), deadline, `Kafka did not acknowledge within ${deadline / 1_000} seconds.`));
      this.sending = false;
    } catch (error) {
      void this.leave();
      throw error;
    }
  }

  async leave(): Promise<void> {
    if (this.left) return;
    this.left = true;
    await this.producer.disconnect().catch(() => undefined);
  }

  private check(records: readonly Addressed[], answers: readonly { readonly partition: number; readonly errorCode: number; readonly baseOffset?: string }[]): void {
    const counts = new Map<number, bigint>();
    for (const { partition } of records) counts.set(partition, (counts.get(partition) ?? 0n) + 1n);
    const answered = new Map(answers.map(answer => [answer.partition, answer]));
    for (const [partition, count] of counts) {
      const answer = answered.get(partition);
      const expected = this.nextIn(partition);
      if (answer?.errorCode !== 0 || BigInt(answer.baseOffset ?? -1) !== expected) throw new TopicChanged(`Partition ${partition} of ${this.topic} answered offset ${answer?.baseOffset ?? 'none'} where ${expected} had to come.`);
      this.next[partition] = expected + count;
    }
  }
}
