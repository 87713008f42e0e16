// Walks the chain of every stream from its genesis, event by event, and remembers no more than one stream at a time.
import { genesis, link } from '../chain.js';
import type { LogIdentity, StoredEvent } from '../log.js';
import type { Faults } from './fault.js';

export class ChainWalk {
  private stream: string | undefined;
  private broken = false;
  private hash: Buffer;
  private version = 0;
  private gpos = 0;
  private recordedAt = '';

  constructor(
    private readonly identity: LogIdentity,
    private readonly faults: Faults,
  ) {}

  /** Events must come by stream and version. After its first fault nothing more can be said of a stream's chain. */
  step(event: StoredEvent): void {
    if (event.stream !== this.stream) this.begin(event.stream);
    if (this.broken) return;
    const wrong = this.wrong(event);
    if (wrong) {
      this.broken = true;
      this.faults.add(event.stream, event.version > this.version + 1 ? this.version + 1 : event.version, wrong);
    }
    ({ hash: this.hash, version: this.version, gpos: this.gpos, recordedAt: this.recordedAt } = event);
  }

  private begin(stream: string): void {
    this.stream = stream;
    this.broken = false;
    this.hash = genesis(this.identity, stream);
    this.version = 0;
    this.gpos = 0;
    this.recordedAt = '';
  }

  private wrong(event: StoredEvent): { en: string; zh: string } | undefined {
    const { version } = event;
    if (version !== this.version + 1) {
      return { en: `Event ${this.version + 1} is missing: ${version} follows ${this.version}.`, zh: `缺少第${this.version + 1}号事件：第${this.version}号之后即为第${version}号。` };
    }
    if (event.recordedAt < this.recordedAt) {
      return { en: 'It is dated before the event that precedes it.', zh: '其记录时间早于前一事件。' };
    }
    if (!link(this.hash, event).equals(event.hash)) {
      return version === 1
        ? { en: 'Its hash does not follow from its content and the genesis of this stream: it was changed, or written for another stream or log.', zh: '其哈希与自身内容及本流起点不符：写入后被改动，或原属其他流、其他日志。' }
        : { en: 'Its hash does not follow from its content and the event before it: one of them was changed, inserted, exchanged or dated otherwise.', zh: '其哈希与自身内容及前一事件不符：其中之一在写入后被改动、插入、调换或改期。' };
    }
    if (event.gpos <= this.gpos) {
      return { en: 'It stands earlier in the log than the event that precedes it in its stream.', zh: '其在日志中的次序早于同一流的前一事件。' };
    }
    return undefined;
  }
}
