// What the house touches of kafkajs's inside, which has no types: the question that produces, and the checksum of its records.
declare module 'kafkajs/src/protocol/requests/produce/index.js' {
  import type { Message } from 'kafkajs';

  /** What goes into one partition, in order. */
  export interface Part {
    readonly partition: number;
    readonly firstSequence: number;
    readonly messages: readonly Message[];
  }

  /** Who produces what. */
  export interface Producing {
    readonly acks: number;
    readonly timeout: number;
    readonly compression: number;
    readonly transactionalId?: string | null;
    readonly producerId: unknown;
    readonly producerEpoch: number;
    readonly topicData: readonly { readonly topic: string; readonly partitions: readonly Part[] }[];
  }

  /** What kafkajs asks of what it puts into a request: an `Encoder` of its own, or what looks like one. */
  export interface Encoded {
    readonly buf: Buffer;
    readonly buffer: Buffer;
  }

  export interface Question {
    readonly request: { readonly encode: () => Promise<Encoded> };
    readonly response: unknown;
  }

  const produce: { protocol: (of: { readonly version: number | string }) => (given: Producing) => Question };
  export default produce;
}

declare module 'kafkajs/src/protocol/recordBatch/crc32C/crc32C.js' {
  /** CRC-32C, as Kafka has it of every batch of records. */
  export default function crc32C(bytes: Buffer): number;
}
