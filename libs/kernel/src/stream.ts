// What a stream is: a name, a key, and how its events add up to the state that decisions read.
import type { Event } from './event.js';

/** Digests a personal value for comparison; the same kind and value always give the same digest, and no one without the key can compute it. */
export type Digest = (kind: string, plain: string) => string;

/** A key that only one stream may hold at a time; `free` gives it back. */
export interface Claim {
  readonly scope: string;
  readonly key: string;
  readonly free?: true;
}

/** A stream of one thing's events. `key` names the field of commands that says which thing is meant; `evolve` accepts whatever `decide` can produce. */
export interface Stream<Key extends string, State, E extends Event> {
  readonly kind: string;
  readonly key: Key;
  readonly initial: State;
  evolve(state: State, event: E): State;
  /** Keys that must be unique across streams, taken in the same transaction as the event. Sees plain data, before sealing. */
  claims?(event: E, digest: Digest): readonly Claim[];
}

/** The full name of a stream: the hall comes first, so that a hall can move to another shard. */
export const streamId = (hall: string, kind: string, id: string): string => `${hall}/${kind}/${id}`;
