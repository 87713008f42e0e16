// How a stream is read back: its events folded into the state that decisions and detail pages see.
import type { EventLog, StoredEvent } from '@onehall/event-store';
import { upcast } from '@onehall/event-store';
import { contracts } from '@onehall/contracts';
import { streamId, type Event, type Recorded, type Stream } from '@onehall/kernel';
import { parse } from '@onehall/messaging';

/** A stored event as its own service speaks it today. Throws loudly on a word the service does not know. */
const spoken = (stored: StoredEvent): Event => {
  if (!contracts.has(stored.type)) throw new Error(`The log holds ${stored.type}, which nobody here knows. Was it written by a newer version?`);
  const data = JSON.parse(stored.data) as object;
  return upcast({ type: stored.type, schemaVersion: stored.schemaVersion, data });
};

/** The state that a stream's history adds up to. */
export const fold = <Key extends string, State, E extends Event>(stream: Stream<Key, State, E>, history: readonly StoredEvent[]): State =>
  history.reduce((state, stored) => stream.evolve(state, spoken(stored) as E), stream.initial);

/** Reads the streams of one service, straight from its log. */
export class StreamReader {
  constructor(private readonly log: EventLog) {}

  /** Version 0: there is no such stream, and the state is the initial one. */
  async state<Key extends string, State, E extends Event>(stream: Stream<Key, State, E>, hall: string, id: string): Promise<{ readonly state: State; readonly version: number }> {
    const history = await this.log.stream(streamId(hall, stream.kind, id));
    return { state: fold(stream, history), version: history.at(-1)?.version ?? 0 };
  }

  /** The events themselves, personal values sealed. */
  async events(kind: string, hall: string, id: string): Promise<readonly Recorded[]> {
    return (await this.log.stream(streamId(hall, kind, id))).map(parse);
  }
}
