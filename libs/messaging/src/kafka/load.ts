// What the relay carries at once: the next events of the log, each addressed, with what went before it, and without those that are in their partition already.
import type { LogIdentity, StoredEvent } from '@onehall/event-store';
import { caseKeyOf } from '@onehall/projections';
import { recordOf } from './cloud-event.js';
import type { Addressed } from './courier.js';
import type { End } from './ends.js';
import { partitionOf } from './topic.js';

/** Bytes of data and meta in one load. One event may be larger; it then goes alone. */
const heavy = 2 * 1024 * 1024;

/** Facts of one case keep their order in one partition; what belongs to no case, and what is no JSON, goes by its stream. */
function keyOf({ data, stream }: StoredEvent): string {
  try {
    const said: unknown = JSON.parse(data);
    return typeof said === 'object' && said !== null ? caseKeyOf({ data: said, stream }) : stream;
  } catch {
    return stream;
  }
}

/** Stands at a position of the log, and knows the last fact of each partition. */
export class Load {
  /** Everything up to here is in the topic. */
  position: number;
  private readonly last: number[];
  private next: { readonly position: number; readonly last: readonly number[] };

  constructor(
    private readonly from: LogIdentity,
    begin: { readonly from: number; readonly parts: readonly End[] },
  ) {
    this.position = begin.from;
    this.last = begin.parts.map(({ last }) => last?.stored.position ?? 0);
    this.next = { position: this.position, last: this.last };
  }

  /** The records of the first events, as many as one load carries. They count as delivered only when `delivered` says so. */
  fill(events: readonly StoredEvent[]): { readonly records: readonly Addressed[]; readonly taken: number } {
    const last = [...this.last];
    const records: Addressed[] = [];
    let [weight, taken, inLog] = [0, 0, this.position];
    for (const stored of events) {
      const size = stored.data.length + stored.meta.length;
      if (taken > 0 && weight + size > heavy) break;
      const key = keyOf(stored);
      const partition = partitionOf(key);
      const inPartition = last[partition] ?? 0;
      if (stored.position > inPartition) {
        records.push({ ...recordOf({ from: this.from, stored, before: { inPartition, inLog } }, { key, partition }), partition });
        last[partition] = stored.position;
        weight += size;
      }
      inLog = stored.position;
      taken++;
    }
    this.next = { position: inLog, last };
    return { records, taken };
  }

  /** What was filled last stands in the topic. */
  delivered(): void {
    this.position = this.next.position;
    this.last.splice(0, this.last.length, ...this.next.last);
  }
}
