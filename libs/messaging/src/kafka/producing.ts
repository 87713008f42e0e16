// How records are written for the broker: the bytes that kafkajs would send, but in one stroke. kafkajs takes a new piece of memory for every header, and that is most of a relay's time.
import type { Message } from 'kafkajs';
import crc32C from 'kafkajs/src/protocol/recordBatch/crc32C/crc32C.js';
import produce, { type Encoded, type Part, type Producing } from 'kafkajs/src/protocol/requests/produce/index.js';
import { Pen } from './pen.js';

type Said = string | Buffer | null | undefined;
type Header = readonly [name: string, said: Said];

/** What stands around a record, a batch and a request, at the most. */
const around = 128;
/** A letter takes three bytes at the most. */
const most = (said: Said): number => 10 + (typeof said === 'string' ? said.length * 3 : (said?.length ?? 0));

/** A record as it is written: kafkajs allows a list under one name. */
interface Ready {
  readonly message: Message;
  readonly headers: readonly Header[];
  readonly time: number;
}

function ready(message: Message, now: number): Ready {
  const headers: Header[] = [];
  for (const name in message.headers) {
    const said = message.headers[name];
    if (Array.isArray(said)) for (const one of said) headers.push([name, one]);
    else headers.push([name, said]);
  }
  return { message, headers, time: Number(message.timestamp ?? now) };
}

function sizeOf({ message: { key, value }, headers }: Ready): number {
  let size = around + most(key) + most(value);
  for (const [name, said] of headers) size += most(name) + most(said);
  return size;
}

function writeRecord(pen: Pen, { message: { key, value }, headers }: Ready, { time, offset }: { readonly time: number; readonly offset: number }): void {
  pen.sized(() => {
    pen.int8(0);
    pen.short(time);
    pen.short(offset);
    pen.said(key);
    pen.said(value);
    pen.short(headers.length);
    for (const [name, said] of headers) {
      pen.said(name);
      pen.said(said);
    }
  });
}

/** Whatever is written between has its length before it, as a number of 32 bits. */
function measured(pen: Pen, write: () => void): void {
  const from = pen.at;
  pen.int32(0);
  write();
  pen.bytes.writeInt32BE(pen.at - from - 4, from);
}

/** Format 2, uncompressed; the broker gives the offsets. */
function writeBatch(pen: Pen, records: readonly Ready[], { producerId, producerEpoch, firstSequence }: Omit<Producing, 'topicData'> & Part): void {
  const times = records.map(({ time }) => time);
  const first = Math.min(...times);
  pen.int64(0n);
  measured(pen, () => {
    pen.int32(0);
    pen.int8(2);
    pen.int32(0);
    const from = pen.at;
    pen.int16(0);
    pen.int32(records.length - 1);
    pen.int64(BigInt(first));
    pen.int64(BigInt(Math.max(...times)));
    pen.int64(BigInt(String(producerId)));
    pen.int16(producerEpoch);
    pen.int32(firstSequence);
    pen.int32(records.length);
    for (const [offset, record] of records.entries()) writeRecord(pen, record, { time: record.time - first, offset });
    pen.bytes.writeUInt32BE(crc32C(pen.bytes.subarray(from, pen.at)), from - 4);
  });
}

/** A request of versions 3 to 7 without its head. Pure, but for the time of records that bear none. */
export function produced({ topicData, ...given }: Producing): Buffer {
  const now = Date.now();
  const topics = topicData.map(({ topic, partitions }) => ({ topic, parts: partitions.map(part => ({ part, records: part.messages.map(message => ready(message, now)) })) }));
  const all = topics.flatMap(({ topic, parts }) => [around + most(topic), ...parts.flatMap(({ records }) => [around, ...records.map(sizeOf)])]);
  const pen = new Pen(all.reduce((sum, size) => sum + size, around));
  pen.int16(-1);
  pen.int16(given.acks);
  pen.int32(given.timeout);
  pen.int32(topics.length);
  for (const { topic, parts } of topics) {
    pen.text(topic);
    pen.int32(parts.length);
    for (const { part, records } of parts) {
      pen.int32(part.partition);
      measured(pen, () => writeBatch(pen, records, { ...given, ...part }));
    }
  }
  return pen.written;
}

const asEncoder = (bytes: Buffer): Encoded => ({ buf: bytes, buffer: bytes });
const theirs = produce.protocol;
const isOurs = ({ compression, transactionalId }: Producing): boolean => compression === 0 && (transactionalId === undefined || transactionalId === null);

/** From now on every producer of this process writes so. What is compressed, or belongs to a transaction, is still kafkajs's own to write. Said twice, meant once. */
export function writeInOneStroke(): void {
  produce.protocol = of => given => {
    const { request, response } = theirs(of)(given);
    return { request: isOurs(given) ? { ...request, encode: () => Promise.resolve(asEncoder(produced(given))) } : request, response };
  };
}
