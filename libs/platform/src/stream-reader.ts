// How a stream is read back: its events folded into the state that decisions and detail pages see.
import { eventReader, type EventLog, type StoredEvent } from '@onehall/event-store';
import { contracts, upcasters } from '@onehall/contracts';
import { streamId, type Event, type Recorded, type Stream } from '@onehall/kernel';

type Read = (stored: StoredEvent) => Recorded;

/** Reads a service's own log: a word that this version does not know is refused loudly. */
export const ownReader = (service: string): Read => eventReader({ service, words: contracts, upcasters, unknown: 'refuse' });

/** The state that a stream's history adds up to. */
export const fold = <Key extends string, State, E extends Event>(stream: Stream<Key, State, E>, history: readonly Recorded[]): State =>
  history.reduce((state, event) => stream.evolve(state, event as Recorded<E>), stream.initial);

/** Reads the streams of one service, straight from its log. */
export class StreamReader {
  private readonly read: Read;

  constructor(private readonly log: EventLog) {
    this.read = ownReader(log.service);
  }

  /** Version 0: there is no such stream, and the state is the initial one. */
  async state<Key extends string, State, E extends Event>(stream: Stream<Key, State, E>, hall: string, id: string): Promise<{ readonly state: State; readonly version: number }> {
    const history = await this.events(stream.kind, hall, id);
    return { state: fold(stream, history), version: history.at(-1)?.version ?? 0 };
  }

  /** The events themselves, personal values sealed. */
  async events(kind: string, hall: string, id: string): Promise<readonly Recorded[]> {
    return (await this.log.stream(streamId(hall, kind, id))).map(this.read);
  }
}
