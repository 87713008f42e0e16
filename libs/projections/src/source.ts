// Where facts come from: one port, whether they come out of the neighbour's log in the same process or over Kafka.
import type { StoredEvent } from '@onehall/event-store';
import type { Recorded } from '@onehall/kernel';

/** A service's sealed facts in order. `position` is dense. */
export interface Source {
  readonly service: string;
  identity(): Promise<{ readonly service: string; readonly logId: string; readonly incarnation: number }>;
  /** Facts after a position, in order; data and meta parsed, personal values still sealed. */
  read(after: number, limit: number): Promise<readonly Recorded[]>;
  /** The same facts as the log keeps them, byte for byte, with their hashes: for the ledger, which proves them. A position that is gone is left out, where `read` would throw. */
  raw(after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** The last position known to exist. */
  head(): Promise<number>;
  /** A hint that there may be news; returns how to stop listening. */
  onNews(wake: () => void): () => void;
}
