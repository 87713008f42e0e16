// What stands at the ends of a topic: what was announced at its beginning, and the last fact of each partition. Kafka itself is asked; nobody's notes are believed.
import { OtherLog, type LogIdentity } from '@onehall/event-store';
import type { Admin } from 'kafkajs';
import { isFact, readRecord, type Announcement, type Travelling } from './cloud-event.js';
import type { OnKafka } from './connection.js';
import { glanceAt, type Spot } from './glance.js';
import { assertSameLog } from './merge.js';
import { partitionCount } from './topic.js';

/** One partition: the offset that its next record will have, and the last fact in it. */
export interface End {
  readonly next: bigint;
  readonly last: Travelling | undefined;
}

export interface Ends {
  /** Undefined: the topic was made, and nobody has written into it yet. */
  readonly announced: Announcement | undefined;
  /** By partition. */
  readonly parts: readonly End[];
}

interface Marks {
  readonly low: bigint;
  readonly high: bigint;
}

/** Where each partition begins and ends. */
export async function marksOf(admin: Admin, topic: string): Promise<readonly Marks[]> {
  const offsets = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
  return Array.from({ length: partitionCount }, (_, partition) => offsets.get(partition) ?? { low: 0n, high: 0n });
}

/** The topic is not there, or nobody has begun to fill it: nothing is wrong here, and nothing can come. */
export class NotAnnounced extends Error {
  override readonly name = 'NotAnnounced';

  constructor(service: string, options?: ErrorOptions) {
    super(`Nobody has announced yet which log of ${service} its topic carries: its relay has not begun.`, options);
  }
}

const isUnknown = (error: unknown): boolean => error instanceof Error && ('type' in error ? error.type === 'UNKNOWN_TOPIC_OR_PARTITION' : isUnknown(error.cause));

/** Looks at both ends of a service's topic. Throws `NotAnnounced` where there is none, and `OtherLog` when they do not agree which log it carries. */
export async function lookAtEnds(kafka: OnKafka, admin: Admin, service: string): Promise<Ends> {
  const topic = kafka.topicOf(service);
  const marks = await marksOf(admin, topic).catch((error: unknown) => {
    throw isUnknown(error) ? new NotAnnounced(service, { cause: error }) : error;
  });
  const [first] = marks;
  const start: readonly Spot[] = first && first.high > first.low ? [{ partition: 0, offset: first.low }] : [];
  const tips = marks.flatMap(({ low, high }, partition) => (high > low ? [{ partition, offset: high - 1n }] : []));
  const [found, ...lasts] = await glanceAt(kafka, topic, [...start, ...tips]).then(records => (start.length > 0 ? records : [undefined, ...records]));
  const opening = found && readRecord(found);
  const last = new Map(await Promise.all(tips.map(async ({ partition }, index) => [partition, readRecord(lasts[index] ?? { value: null }) ?? (await lastFact(kafka, topic, { partition, marks }))] as const)));
  const parts = marks.map(({ high }, partition) => ({ next: high, last: factIn(last.get(partition)) }));
  const announced = opening && !isFact(opening) ? opening : undefined;
  if (announced) for (const part of parts) if (part.last) assertSameLog(announced.from, part.last.from);
  return { announced, parts };
}

const factIn = (read: Travelling | Announcement | undefined): Travelling | undefined => (isFact(read) ? read : undefined);

/** Whoever wrote into the topic what is no fact of the house does not hide the facts before it. */
async function lastFact(kafka: OnKafka, topic: string, { partition, marks }: { readonly partition: number; readonly marks: readonly Marks[] }): Promise<Travelling | Announcement | undefined> {
  const { low, high } = marks[partition] ?? { low: 0n, high: 0n };
  for (let offset = high - 2n; offset >= low; offset--) {
    const [record] = await glanceAt(kafka, topic, [{ partition, offset }]);
    const read = record && readRecord(record);
    if (read) return read;
  }
  return undefined;
}

/** Whose log a hall knows, by its id. */
export interface KnownLog {
  readonly service: string;
  readonly logId: string;
}

/** Which log a topic carries, by its announcement. Throws `NotAnnounced`, and `OtherLog` where it is not the one that the hall knows. */
export function identityOf({ announced }: Ends, { service, logId }: KnownLog): LogIdentity {
  if (!announced) throw new NotAnnounced(service);
  const { from } = announced;
  if (from.service !== service || from.logId !== logId) throw new OtherLog(`The topic of ${service} carries the log ${from.service} ${from.logId}; this hall's is ${service} ${logId}. Two halls on one Kafka need two KAFKA_PREFIX.`);
  return from;
}

/** The highest position that stands in the topic. */
export const lastOf = ({ parts }: Pick<Ends, 'parts'>): number => Math.max(0, ...parts.map(({ last }) => last?.stored.position ?? 0));
