// What an arriving batch must say of itself: dense positions, and each event the next of its stream.
import { beforeFirst, wrongAfter, type Before, type Fault, type LogIdentity, type StoredEvent } from '@onehall/event-store';

/** What the ledger knows before a batch arrives. */
export interface Known {
  readonly identity: LogIdentity;
  /** The position up to which it was copied. */
  readonly after: number;
  /** The last event of each stream that it holds. */
  readonly last: ReadonlyMap<string, Before>;
}

/** Every fault of a batch, in order. Pure. */
export function faultsOf(events: readonly StoredEvent[], { identity, after, last }: Known): readonly Fault[] {
  const { service } = identity;
  const faults: Fault[] = [];
  const known = new Map(last);
  let position = after;
  for (const event of events) {
    if (event.position !== position + 1) faults.push({ service, stream: null, version: null, wrong: gap(position + 1, event.position) });
    const wrong = wrongAfter(known.get(event.stream) ?? beforeFirst(identity, event.stream), event);
    if (wrong) faults.push({ service, stream: event.stream, version: event.version, wrong });
    known.set(event.stream, event);
    ({ position } = event);
  }
  return faults;
}

const gap = (missing: number, next: number): Fault['wrong'] => ({ en: `Position ${missing} never arrived: the next is ${next}.`, zh: `位置${missing}从未到达：其后即为${next}。` });
