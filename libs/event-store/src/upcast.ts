// How what a log keeps becomes what a decision or a view reads: parsed, and brought to the newest version of its type.
import type { Event, Meta, Recorded } from '@onehall/kernel';
import type { StoredEvent } from './log.js';

/** Brings the data of one version to the next. Pure, and kept for ever. */
export type Upcaster = (data: object) => object;

/** By type, then by the version that is brought one further. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>;

/** A type, or a version of one, that this software does not know, in a log that it must understand wholly. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

export interface ReaderOptions {
  readonly service: string;
  /** The newest version of every type that is known; the contracts' registry fits. */
  readonly words: ReadonlyMap<string, { readonly schemaVersion: number }>;
  readonly upcasters?: Upcasters;
  /** `refuse` in one's own log; `keep` in a neighbour's, where what one does not know is none of one's business. */
  readonly unknown: 'refuse' | 'keep';
}

/** Brings an event to the newest version that upcasters lead to. Pure. */
export function upcast(event: Event, upcasters: Upcasters = {}): Event {
  const next = upcasters[event.type]?.[event.schemaVersion];
  return next ? upcast({ type: event.type, schemaVersion: event.schemaVersion + 1, data: next(event.data) }, upcasters) : event;
}

/** Most of those who follow a log pass over most of its events: what is in one is read when somebody asks, once. */
function readLater<Content>(text: string): () => Content {
  let unread: string | undefined = text;
  let content: Content | undefined;
  return () => {
    if (unread !== undefined) content = JSON.parse(unread) as Content;
    unread = undefined;
    return content as Content;
  };
}

/** Makes the reader of one service's events. It is pure, and throws `UnknownEvent` when a type or version is not known and may not be kept. */
export function eventReader({ service, words, upcasters, unknown }: ReaderOptions): (stored: StoredEvent) => Recorded {
  return stored => {
    const dataOf = readLater<object>(stored.data);
    const event = upcasters?.[stored.type] ? upcast({ type: stored.type, schemaVersion: stored.schemaVersion, data: dataOf() }, upcasters) : undefined;
    const { type, schemaVersion } = event ?? stored;
    if (unknown === 'refuse' && words.get(type)?.schemaVersion !== schemaVersion) {
      throw new UnknownEvent(`${service}: ${stored.stream}@${stored.version} is a ${stored.type} of version ${stored.schemaVersion}, which this software does not know.`);
    }
    const metaOf = readLater<Meta>(stored.meta);
    const { id, stream, version, position, recordedAt } = stored;
    return {
      type, schemaVersion, id, service, stream, version, position, recordedAt,
      get data() {
        return event?.data ?? dataOf();
      },
      get meta() {
        return metaOf();
      },
    };
  };
}
