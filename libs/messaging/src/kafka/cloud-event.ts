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

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const correlation = /"correlationId":"([0-9a-f-]{36})"/;

/** All that one command set in motion is one trace; each event is a span of it. */
function traceOf({ id, meta }: StoredEvent): string | undefined {
  const found = correlation.exec(meta)?.[1];
  return found !== undefined && uuid.test(found) ? `00-${found.replaceAll('-', '')}-${id.replaceAll('-', '').slice(-16)}-01` : undefined;
}

const common = ({ service, logId, incarnation }: LogIdentity): Record<string, string> => ({
  'content-type': 'application/json', ce_specversion: '1.0', ce_source: `/onehall/${service}`, ce_logid: logId, ce_incarnation: String(incarnation),
});

/** The record of a fact. Its time is its position (./topic.ts). Pure. */
export function recordOf({ from, stored, before }: Travelling, to: { readonly key: string; readonly partition: number }): Message {
  const trace = traceOf(stored);
  const headers: IHeaders = {
    ...common(from),
    ce_id: stored.id, ce_type: `onehall.${stored.type}.v${stored.schemaVersion}`, ce_subject: stored.stream, ce_time: stored.recordedAt, ce_partitionkey: to.key,
    ce_sequence: String(stored.position), ce_streamversion: String(stored.version), ce_gpos: String(stored.gpos),
    ce_prevposition: String(before.inPartition), ce_prevsequence: String(before.inLog),
    ...(trace !== undefined && { ce_traceparent: trace }),
    meta: stored.meta, hash: stored.hash,
  };
  return { ...to, value: stored.data, headers, timestamp: String(stored.position) };
}

/** The record of an announcement; it stands in the first partition, before everything else. */
export function announcementOf({ from, head }: Announcement, at: string): Message {
  const headers = { ...common(from), ce_id: `${from.logId}/${from.incarnation}/${at}`, ce_type: announced, ce_time: at, ce_sequence: '0' };
  return { partition: 0, key: null, value: JSON.stringify({ ...from, head }), headers, timestamp: '0' };
}

const text = (headers: IHeaders | undefined, name: string): string | undefined => {
  const value = headers?.[name];
  return Array.isArray(value) ? undefined : value?.toString();
};

const wholeNumber = (given: string | undefined): number => (given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : NaN);

function identityIn(headers: IHeaders | undefined): LogIdentity | undefined {
  const service = /^\/onehall\/([a-z0-9_]+)$/.exec(text(headers, 'ce_source') ?? '')?.[1];
  const [logId, incarnation] = [text(headers, 'ce_logid'), wholeNumber(text(headers, 'ce_incarnation'))];
  return service !== undefined && logId !== undefined && incarnation > 0 ? { service, logId, incarnation } : undefined;
}

/** What a record says: a fact, an announcement, or nothing that the house understands. Pure. */
export function readRecord({ headers, value }: Pick<KafkaMessage, 'headers' | 'value'>): Travelling | Announcement | undefined {
  const from = identityIn(headers);
  const type = text(headers, 'ce_type');
  if (!from || !value || type === undefined) return undefined;
  if (type === announced) {
    const { head } = JSON.parse(value.toString()) as { readonly head: number };
    return { from, head };
  }
  const [id, stream, recordedAt, meta] = ['ce_id', 'ce_subject', 'ce_time', 'meta'].map(name => text(headers, name));
  const [position = NaN, version = NaN, gpos = NaN, inPartition = NaN, inLog = NaN] = ['ce_sequence', 'ce_streamversion', 'ce_gpos', 'ce_prevposition', 'ce_prevsequence'].map(name => wholeNumber(text(headers, name)));
  const [, word, schemaVersion] = typed.exec(type) ?? [];
  const hash = headers?.['hash'];
  if (id === undefined || stream === undefined || recordedAt === undefined || meta === undefined || word === undefined || !Buffer.isBuffer(hash)) return undefined;
  if ([position, version, gpos, inPartition, inLog].some(Number.isNaN)) return undefined;
  const stored: StoredEvent = { id, type: word, schemaVersion: Number(schemaVersion), data: value.toString(), meta, stream, version, recordedAt, gpos, position, hash };
  return { from, stored, before: { inPartition, inLog } };
}

/** Whether a record is a fact. */
export const isFact = (read: Travelling | Announcement | undefined): read is Travelling => read !== undefined && 'stored' in read;
