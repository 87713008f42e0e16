// Who says what to a service: the words around a command, and the answer that comes back.
import type { Actor } from '@onehall/kernel';

/** Everything around a command that is not the command: who, in which hall, under which id, and why. */
export interface Said {
  readonly commandId: string;
  readonly hall: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId?: string;
  /** The instant that counts for the decision; absent: the hall's clock now. Policies and timers give the instant of their cause. */
  readonly at?: string;
  /** The version that the caller saw (`If-Match`); absent: decide again up to three times. */
  readonly ifMatch?: number;
}

/** What a command answers: the stream's version and a token with which a reader can wait until views have followed. */
export interface Answer {
  readonly stream: string;
  readonly version: number;
  /** `<service>:<shard>:<gpos>` of the last event that the command wrote or, where all had been said before, that it rests on; empty only while there is none. */
  readonly token: string;
  /** true: this command id was answered before, and this is that answer. */
  readonly repeated: boolean;
}
