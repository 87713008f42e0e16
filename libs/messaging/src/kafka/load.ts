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

/** The records of some facts, and the position up to which the topic holds everything when they stand in it. */
export interface Filled {
  readonly records: readonly Addressed[];
  readonly to: number;
}

/** Stands at a position of the log, and knows the last fact of each partition. */
export class Load {
  /** Everything up to here is in the topic. */
  position: number;
  /** Everything up to here was filled in, and is in the topic or on its way. */
  filledTo: number;
  private readonly last: number[];
  /** Where the cases of one filling go: their facts come close together, and the reckoning takes its time. */
  private places = new Map<string, number>();

  constructor(
    private readonly from: LogIdentity,
    begin: { readonly from: number; readonly parts: readonly End[] },
  ) {
    this.position = this.filledTo = begin.from;
    this.last = begin.parts.map(({ last }) => last?.stored.position ?? 0);
  }

  /** The next events of the log as records, in loads that can be carried. They count as delivered only when `delivered` says so, in this order. */
  fill(events: readonly StoredEvent[]): readonly Filled[] {
    const loads: { records: Addressed[]; to: number }[] = [];
    this.places = new Map();
    let weight = Infinity;
    for (const stored of events) {
      const size = stored.data.length + stored.meta.length;
      if (weight + size > heavy) [weight] = [0, loads.push({ records: [], to: 0 })];
      const load = loads.at(-1);
      load?.records.push(...this.addressed(stored));
      if (load) load.to = this.filledTo = stored.position;
      weight += size;
    }
    return loads;
  }

  /** What was filled stands in the topic. */
  delivered({ to }: Filled): void {
    this.position = to;
  }

  /** None for what is in its partition already. */
  private addressed(stored: StoredEvent): readonly Addressed[] {
    const key = keyOf(stored);
    const partition = this.places.get(key) ?? partitionOf(key);
    this.places.set(key, partition);
    const inPartition = this.last[partition] ?? 0;
    if (stored.position <= inPartition) return [];
    this.last[partition] = stored.position;
    return [recordOf({ from: this.from, stored, before: { inPartition, inLog: this.filledTo } }, { key, partition })];
  }
}
