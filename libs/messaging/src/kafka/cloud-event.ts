// A fact on its way, as CloudEvents 1.0 in Kafka's binary mode: attributes in headers, and as value the very bytes that the log keeps.
import type { LogIdentity, StoredEvent } from '@onehall/event-store';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

/** What was sent before a fact: the position before it in its partition, and in the log, where a hole is somebody's doing. 0: nothing. */
export interface Before {
  readonly inPartition: number;
  readonly inLog: number;
}

/** A fact as it travels. */
export interface Travelling {
  readonly from: LogIdentity;
  readonly stored: StoredEvent;
  readonly before: Before;
}

/** The first record of a topic: which log it carries, and how many facts that log had when the topic was made. */
export interface Announcement {
  readonly from: LogIdentity;
  readonly head: number;
}

/** The type of an announcement; no event of the house has a small letter here. */
const announced = 'onehall.log-announced.v1';
const typed = /^onehall\.(.+)\.v(\d+)$/;
const sourced = /^\/onehall\/([a-z0-9_]+)$/;

const correlation = /"correlationId":"([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})"/;

/** All that one command set in motion is one trace; each event, by the last half of its id, is a span of it. */
function traceOf({ id, meta }: StoredEvent): string | undefined {
  const found = correlation.exec(meta);
  return found ? `00-${found[1]}${found[2]}${found[3]}${found[4]}${found[5]}-${id.slice(19, 23)}${id.slice(24)}-01` : undefined;
}

/** Where a fact stands, as one header: kafkajs takes longer over each further header than over a hundred bytes more. */
interface Place {
  readonly logId: string;
  readonly incarnation: number;
  readonly position: number;
  readonly version: number;
  readonly gpos: number;
  readonly inPartition: number;
  readonly inLog: number;
}

const numbered = ['incarnation', 'position', 'version', 'gpos', 'inPartition', 'inLog'] as const;

/** Whoever may write into a topic may write anything: what cannot be read says nothing. */
function formIn<Form>(said: string | undefined): Partial<Form> {
  if (said === undefined) return {};
  try {
    return (JSON.parse(said) as Partial<Form> | null) ?? {};
  } catch {
    return {};
  }
}

function placeIn(said: string | undefined): Place | undefined {
  const place = formIn<Place>(said);
  const isWhole = typeof place.logId === 'string' && numbered.every(name => Number.isSafeInteger(place[name]) && Number(place[name]) >= 0);
  return isWhole ? (place as Place) : undefined;
}

/** The record of a fact. Its time is its position (./topic.ts), its key the case, as CloudEvents has it of Kafka. Pure. */
export function recordOf({ from: { service, logId, incarnation }, stored, before: { inPartition, inLog } }: Travelling, to: { readonly key: string; readonly partition: number }): Message & { readonly partition: number } {
  const { id, type, schemaVersion, stream, recordedAt, position, version, gpos, meta, hash } = stored;
  const trace = traceOf(stored);
  const place: Place = { logId, incarnation, position, version, gpos, inPartition, inLog };
  // One shape for all: spread together they would take longer than all the rest.
  const headers: IHeaders = {
    'content-type': 'application/json', ce_specversion: '1.0', ce_source: `/onehall/${service}`, ce_id: id, ce_type: `onehall.${type}.v${schemaVersion}`, ce_subject: stream, ce_time: recordedAt,
    place: JSON.stringify(place), meta, hash,
  };
  if (trace !== undefined) headers['ce_traceparent'] = trace;
  return { key: to.key, partition: to.partition, value: stored.data, headers, timestamp: String(position) };
}

/** The record of an announcement; it stands in the first partition, before everything else. */
export function announcementOf({ from, head }: Announcement, at: string): Message {
  const headers = { 'content-type': 'application/json', ce_specversion: '1.0', ce_source: `/onehall/${from.service}`, ce_id: `${from.logId}/${from.incarnation}/${at}`, ce_type: announced, ce_time: at };
  return { partition: 0, key: null, value: JSON.stringify({ ...from, head }), headers, timestamp: '0' };
}

const text = (headers: IHeaders | undefined, name: string): string | undefined => {
  const value = headers?.[name];
  return Array.isArray(value) ? undefined : value?.toString();
};

function announcementIn(said: string): Announcement | undefined {
  const { head, ...from } = formIn<LogIdentity & { readonly head: number }>(said);
  const isWhole = typeof from.service === 'string' && typeof from.logId === 'string' && Number.isSafeInteger(from.incarnation) && Number.isSafeInteger(head);
  return isWhole ? { from: from as LogIdentity, head: head as number } : undefined;
}

/** What a record says: a fact, an announcement, or nothing that the house understands. Pure. */
export function readRecord({ headers, value }: Pick<KafkaMessage, 'headers' | 'value'>): Travelling | Announcement | undefined {
  const service = sourced.exec(text(headers, 'ce_source') ?? '')?.[1];
  const type = text(headers, 'ce_type');
  if (service === undefined || !value || type === undefined) return undefined;
  if (type === announced) return announcementIn(value.toString());
  const place = placeIn(text(headers, 'place'));
  const [id, stream, recordedAt, meta] = ['ce_id', 'ce_subject', 'ce_time', 'meta'].map(name => text(headers, name));
  const [, word, schemaVersion] = typed.exec(type) ?? [];
  const hash = headers?.['hash'];
  if (!place || id === undefined || stream === undefined || recordedAt === undefined || meta === undefined || word === undefined || !Buffer.isBuffer(hash)) return undefined;
  const { logId, incarnation, position, version, gpos, inPartition, inLog } = place;
  // The hash is copied: a piece of what came would keep all of it in memory for as long as the fact is kept.
  const stored: StoredEvent = { id, type: word, schemaVersion: Number(schemaVersion), data: value.toString(), meta, stream, version, recordedAt, gpos, position, hash: Buffer.from(hash) };
  return { from: { service, logId, incarnation }, stored, before: { inPartition, inLog } };
}

/** Whether a record is a fact. */
export const isFact = (read: Travelling | Announcement | undefined): read is Travelling => read !== undefined && 'stored' in read;
