// The states that this process knows already: whoever speaks to a stream twice need not read its history twice.
import type { Event, Stream } from '@onehall/kernel';
import { LRUCache } from 'lru-cache';

/** A state and the version at which it stood. */
export interface Known<State> {
  readonly state: State;
  readonly version: number;
}

interface Entry extends Known<unknown> {
  /** One stream's events may be folded in more ways than one. */
  readonly fold: object;
}

const limit = 10_000;

/**
 * The states of streams by name, the least recently used give way first. What is known may be overtaken: it is a guess that the expected version of an append
 * confirms or refutes, never an answer. Personal values stay sealed in it.
 */
export class KnownStates {
  private readonly entries = new LRUCache<string, Entry>({ max: limit });

  of<Key extends string, State, E extends Event>(name: string, stream: Stream<Key, State, E>): Known<State> | undefined {
    const entry = this.entries.get(name);
    return entry?.fold === stream ? (entry as Known<State>) : undefined;
  }

  /** A later version is never replaced by an earlier one. */
  remember<Key extends string, State, E extends Event>(name: string, stream: Stream<Key, State, E>, { state, version }: Known<State>): void {
    const entry = this.entries.peek(name);
    if (entry?.fold === stream && entry.version > version) return;
    this.entries.set(name, { fold: stream, state, version });
  }

  forget(name: string): void {
    this.entries.delete(name);
  }
}
