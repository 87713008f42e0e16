// A look at single records of a topic, where they are known by their offsets: a consumer of its own that reads them and leaves.
import { randomUUID } from 'node:crypto';
import type { Consumer, KafkaMessage } from 'kafkajs';
import type { OnKafka } from './connection.js';
import { within } from './within.js';

/** One record, wanted or found. */
export interface Spot {
  readonly partition: number;
  readonly offset: bigint;
}

const patience = 20_000;

/** Kafka knows a consumer by its group; nobody ever shares one with another, so that nobody's coming and going takes partitions away. */
export const groupOf = (topic: string): string => `${topic}.${randomUUID()}`;

/** What kafkajs needs of every consumer of the house. */
export const manners = { sessionTimeout: 30_000, heartbeatInterval: 3_000, rebalanceTimeout: 60_000, maxBytesPerPartition: 256 * 1024, maxWaitTimeInMs: 100, allowAutoTopicCreation: false } as const;

/** The records at these offsets, or the first ones after them, in the order in which they were wanted. Throws when they do not come within twenty seconds. */
export async function glanceAt({ client }: OnKafka, topic: string, wanted: readonly Spot[]): Promise<readonly KafkaMessage[]> {
  if (wanted.length === 0) return [];
  const consumer = client.consumer({ ...manners, groupId: groupOf(topic), retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) } });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    return await within(collect(consumer, topic, wanted), patience, `The topic ${topic} did not answer within ${patience / 1_000} seconds.`);
  } finally {
    await consumer.disconnect().catch(() => undefined);
  }
}

/** Each partition is sought at the first of its spots, then at the next. */
function collect(consumer: Consumer, topic: string, wanted: readonly Spot[]): Promise<readonly KafkaMessage[]> {
  const found = new Map<Spot, KafkaMessage>();
  const left = new Map([...new Set(wanted.map(({ partition }) => partition))].map(partition => [partition, wanted.filter(spot => spot.partition === partition)]));
  const seek = (partition: number, spot: Spot | undefined): void => {
    if (spot) consumer.seek({ topic, partition, offset: String(spot.offset) });
    else consumer.pause([{ topic, partitions: [partition] }]);
  };
  return new Promise((resolve, reject) => {
    consumer.on('consumer.crash', ({ payload: { error } }) => reject(error));
    consumer.on('consumer.group_join', ({ payload }) => {
      for (const partition of payload.memberAssignment[topic] ?? []) seek(partition, left.get(partition)?.[0]);
    });
    const eachBatch = ({ batch: { partition, messages } }: { readonly batch: { readonly partition: number; readonly messages: readonly KafkaMessage[] } }): Promise<void> => {
      const spots = left.get(partition) ?? [];
      const [spot] = spots;
      const message = spot && messages.find(({ offset }) => BigInt(offset) >= spot.offset);
      if (spot && message) found.set(spots.shift() ?? spot, message);
      seek(partition, spots[0]);
      if (found.size === wanted.length) resolve(wanted.flatMap(one => found.get(one) ?? []));
      return Promise.resolve();
    };
    consumer.run({ autoCommit: false, eachBatch }).catch(reject);
  });
}
