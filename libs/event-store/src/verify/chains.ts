// Walks the chain of every stream from its genesis, event by event, and remembers no more than one stream at a time.
import { genesis, link } from '../chain.js';
import type { LogIdentity, StoredEvent } from '../log.js';
import type { Fault, Faults } from './fault.js';

/** What must be known of an event to judge the one that follows it in its stream. */
export type Before = Pick<StoredEvent, 'version' | 'hash' | 'gpos' | 'recordedAt'>;

/** What stands before a stream's first event. */
export const beforeFirst = (identity: Pick<LogIdentity, 'service' | 'logId'>, stream: string): Before => ({ version: 0, hash: genesis(identity, stream), gpos: 0, recordedAt: '' });

/** What is wrong with an event that follows `before` in its stream: its version, its instant, its link, its place. Pure; undefined: nothing. */
export function wrongAfter(before: Before, event: StoredEvent): Fault['wrong'] | undefined {
  const { version } = event;
  if (version <= before.version) {
    return { en: `It comes after event ${before.version} of its stream: this number was given before.`, zh: `其排在同一流的第${before.version}号事件之后：该编号此前已用过。` };
  }
  if (version !== before.version + 1) {
    return { en: `Event ${before.version + 1} is missing: ${version} follows ${before.version}.`, zh: `缺少第${before.version + 1}号事件：第${before.version}号之后即为第${version}号。` };
  }
  if (event.recordedAt < before.recordedAt) {
    return { en: 'It is dated before the event that precedes it.', zh: '其记录时间早于前一事件。' };
  }
  if (!isLinked(before, event)) {
    return version === 1
      ? { en: 'Its hash does not follow from its content and the genesis of this stream: it was changed, or written for another stream or log.', zh: '其哈希与自身内容及本流起点不符：写入后被改动，或原属其他流、其他日志。' }
      : { en: 'Its hash does not follow from its content and the event before it: one of them was changed, inserted, exchanged or dated otherwise.', zh: '其哈希与自身内容及前一事件不符：其中之一在写入后被改动、插入、调换或改期。' };
  }
  if (event.gpos <= before.gpos) {
    return { en: 'It stands earlier in the log than the event that precedes it in its stream.', zh: '其在日志中的次序早于同一流的前一事件。' };
  }
  return undefined;
}

function isLinked(before: Before, event: StoredEvent): boolean {
  try {
    return link(before.hash, event).equals(event.hash);
  } catch (error) {
    // What is no instant was never hashed.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export class ChainWalk {
  private stream: string | undefined;
  private broken = false;
  private before: Before | undefined;

  constructor(
    private readonly identity: LogIdentity,
    private readonly faults: Faults,
  ) {}

  /** Events must come by stream and version. After its first fault nothing more can be said of a stream's chain. */
  step(event: StoredEvent): void {
    if (event.stream !== this.stream) this.begin(event.stream);
    if (this.broken) return;
    const before = this.before ?? beforeFirst(this.identity, event.stream);
    const wrong = wrongAfter(before, event);
    if (wrong) {
      this.broken = true;
      this.faults.add(event.stream, event.version > before.version + 1 ? before.version + 1 : event.version, wrong);
    }
    this.before = event;
  }

  private begin(stream: string): void {
    this.stream = stream;
    this.broken = false;
    this.before = undefined;
  }
}
