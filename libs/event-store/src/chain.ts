// How events are chained, in TypeScript: the same bytes as ./sql/chain.ts, so that anybody who holds the events can check them without the database.
import { createHash, hash as sha } from 'node:crypto';
import type { LogIdentity, StoredEvent } from './log.js';

/** What a link covers, beside the hash before it. */
export type Linked = Pick<StoredEvent, 'version' | 'recordedAt' | 'id' | 'schemaVersion' | 'stream' | 'type' | 'data' | 'meta'>;

// PostgreSQL counts from here.
const year2000 = Date.UTC(2000, 0, 1) * 1000;
const instant = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\.(\d{6})Z$/;

function microseconds(recordedAt: string): bigint {
  const parts = instant.exec(recordedAt);
  if (!parts) throw new RangeError(`Not an instant with microseconds in UTC: ${recordedAt}`);
  return BigInt(Date.parse(`${parts[1]}Z`) * 1000 - year2000 + Number(parts[2]));
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** The hash before a stream's first event: sha256 of service, log id and stream, each length-prefixed. A stream moved to another name or log does not fit it. */
export function genesis({ service, logId }: Pick<LogIdentity, 'service' | 'logId'>, stream: string): Buffer {
  const hash = createHash('sha256');
  for (const field of [Buffer.from(service), bytesOf(logId), Buffer.from(stream)]) {
    const length = Buffer.allocUnsafe(4);
    length.writeInt32BE(field.length);
    hash.update(length).update(field);
  }
  return hash.digest();
}

// version, recordedAt, id and schema version: their lengths never change, so neither does their layout.
function numbersOf({ version, recordedAt, id, schemaVersion }: Linked): Buffer {
  const bytes = Buffer.allocUnsafe(52);
  bytes.writeInt32BE(8, 0);
  bytes.writeBigInt64BE(BigInt(version), 4);
  bytes.writeInt32BE(8, 12);
  bytes.writeBigInt64BE(microseconds(recordedAt), 16);
  bytes.writeInt32BE(16, 24);
  bytesOf(id).copy(bytes, 28);
  bytes.writeInt32BE(4, 44);
  bytes.writeInt32BE(schemaVersion, 48);
  return bytes;
}

/** The hash of an event, given the hash of the one before it (or the genesis). Throws `RangeError` when `recordedAt` is not ISO 8601 in UTC with microseconds. */
export function link(previous: Buffer, event: Linked): Buffer {
  const texts = [event.stream, event.type, event.data, event.meta];
  const lengths = texts.map(text => Buffer.byteLength(text));
  const image = Buffer.allocUnsafe(84 + lengths.reduce((sum, length) => sum + 4 + length, 0));
  previous.copy(image, 0);
  numbersOf(event).copy(image, 32);
  let at = 84;
  texts.forEach((text, index) => {
    const length = lengths[index] ?? 0;
    image.writeInt32BE(length, at);
    image.write(text, at + 4);
    at += 4 + length;
  });
  // One shot: half the cost of a hash object.
  return sha('sha256', image, 'buffer');
}
