// Compares a log with a copy that somebody else keeps of it, position by position: what an expert rewrites in every table of the log still stands in the copy.
import type { LogIdentity, StoredEvent } from '../log.js';
import { beforeFirst, wrongAfter, type Before } from './chains.js';
import { Faults, type Fault } from './fault.js';

/** An event as the copy keeps it, and the one that the copy holds before it in the same stream. */
export interface CopiedEvent {
  readonly event: StoredEvent;
  readonly before: Before | undefined;
}

/** One side of the comparison: which log it is, where it ends, and its events with `after < position <= upTo`, in order. What is missing there is simply not answered. */
export interface Side<Item> {
  identity(): Promise<LogIdentity>;
  head(): Promise<number>;
  page(after: number, upTo: number): Promise<readonly Item[]>;
}

export interface Comparing {
  readonly service: string;
  /** The identity of the copy is that of the log which its keeper has followed. */
  readonly copy: Side<CopiedEvent>;
  readonly log: Side<StoredEvent>;
  readonly onProgress?: ((events: number, of: number) => void) | undefined;
}

export interface Compared {
  /** How many positions were compared: as many as the copy has. */
  readonly events: number;
  /** Where the copy ends, and the hash of the event there. */
  readonly head: { readonly position: number; readonly hash?: Buffer };
  /** Where the log ends; what lies between was not copied yet. */
  readonly logHead: number;
  /** At most one for each event, in the order of the log; at most 1,000. */
  readonly faults: readonly Fault[];
}

const chunk = 2_000;

/**
 * Proves the copy link by link, and compares it with the log byte by byte: one event at each position from 1 to its end, and none below. Memory holds two pages, however long the log.
 * The copy's end is asked for first: a log that is written to meanwhile is not accused. Goes no further once no more faults can be told: an end that somebody made up may lie anywhere.
 */
export async function verifyCopy({ service, copy, log, onProgress }: Comparing): Promise<Compared> {
  const faults = new Faults(service);
  const followed = await copy.identity();
  const upTo = await copy.head();
  const [found, logHead] = await Promise.all([log.identity(), log.head()]);
  if (followed.logId !== found.logId) faults.add(null, null, otherLog);
  for (const { event } of await copy.page(Number.MIN_SAFE_INTEGER, 0)) faults.add(event.stream, event.version, below(event.position));
  let hash: Buffer | undefined;
  for (let after = 0; after < upTo && !faults.isFull; after += chunk) {
    const to = Math.min(after + chunk, upTo);
    const [copied, stored] = await Promise.all([copy.page(after, to), log.page(after, to)]);
    judgePage({ followed, logHead, after, to }, { copied, stored }, faults);
    hash = to === upTo ? copied.at(-1)?.event.hash : undefined;
    onProgress?.(to, upTo);
  }
  return { events: upTo, head: { position: upTo, ...(hash && { hash }) }, logHead, faults: faults.list };
}

const otherLog = { en: 'The log says that it is another one than the copy has followed.', zh: '该日志自称的身份与副本一直跟随的日志不符。' };

const below = (position: number): Fault['wrong'] => ({ en: `The copy holds it at position ${position}, before the first.`, zh: `副本在位置${position}存有该事件，而首位为1。` });
const twofold = (position: number): Fault['wrong'] => ({ en: `The copy holds more than one event at position ${position}, this among them.`, zh: `副本在位置${position}存有不止一个事件，此为其一。` });

/** What stands more than once at a position is told of each. */
function tellTwofold(copied: readonly CopiedEvent[], faults: Faults): void {
  const counts = new Map<number, number>();
  for (const { event } of copied) counts.set(event.position, (counts.get(event.position) ?? 0) + 1);
  for (const { event } of copied) if ((counts.get(event.position) ?? 0) > 1) faults.add(event.stream, event.version, twofold(event.position));
}

interface Window {
  readonly followed: LogIdentity;
  readonly logHead: number;
  readonly after: number;
  readonly to: number;
}

function judgePage({ followed, logHead, after, to }: Window, { copied, stored }: { readonly copied: readonly CopiedEvent[]; readonly stored: readonly StoredEvent[] }, faults: Faults): void {
  tellTwofold(copied, faults);
  const [copies, events] = [new Map(copied.map(one => [one.event.position, one])), new Map(stored.map(event => [event.position, event]))];
  for (let position = after + 1; position <= to; position++) {
    const copy = copies.get(position);
    const event = events.get(position);
    const named = copy?.event ?? event;
    if (!named) {
      faults.add(null, null, { en: `Position ${position} stands neither in the copy nor in the log.`, zh: `位置${position}在副本与日志中均不存在。` });
      continue;
    }
    const broken = copy && wrongAfter(copy.before ?? beforeFirst(followed, named.stream), copy.event);
    const differs = difference(copy?.event, event, position > logHead);
    const wrong = broken && differs ? inCopy(broken) : (broken ?? differs);
    if (wrong) faults.add(named.stream, named.version, wrong);
  }
}

/** The chain tells which of the two was changed. Where both agree and the chain is broken, it came so. */
const inCopy = ({ en, zh }: Fault['wrong']): Fault['wrong'] => ({ en: `In the copy: ${en}`, zh: `副本中：${zh}` });

/** What the copy and the log say differently of one position. */
function difference(copy: StoredEvent | undefined, event: StoredEvent | undefined, isBeyond: boolean): Fault['wrong'] | undefined {
  if (!copy) return { en: `The log holds it at position ${event?.position ?? 0}, the copy does not.`, zh: `日志位置${event?.position ?? 0}上有该事件，副本中没有。` };
  if (!event && isBeyond) return { en: `The tail is cut off: the copy holds it at position ${copy.position}, the log ends before.`, zh: `尾部被截断：副本在位置${copy.position}存有该事件，日志在此之前即止。` };
  if (!event) return { en: `It was deleted: the copy holds it at position ${copy.position}, the log does not.`, zh: `该事件被删除：副本在位置${copy.position}存有该事件，日志中没有。` };
  if (copy.id !== event.id) {
    return {
      en: `At its position ${copy.position} the log holds another event, ${event.stream}@${event.version}.`,
      zh: `其位置${copy.position}上，日志现为另一事件 ${event.stream}@${event.version}。`,
    };
  }
  const fields = fieldsThatDiffer(copy, event);
  return fields.length === 0 ? undefined : { en: `The log was changed since it was copied: ${fields.join(', ')}.`, zh: `该事件在复制后被改动：${fields.join('、')}。` };
}

const compared = ['stream', 'version', 'type', 'schemaVersion', 'recordedAt', 'data', 'meta', 'gpos'] as const;

const fieldsThatDiffer = (copy: StoredEvent, event: StoredEvent): readonly string[] => [...compared.filter(field => copy[field] !== event[field]), ...(copy.hash.equals(event.hash) ? [] : ['hash'])];
