// What a decision is: a command and a state become events, or a refusal; it knows nothing that can fail.
import type { Actor, Event } from './event.js';

/** All that a decision may know beside its stream. */
export interface Scene<Law> {
  /** The hall's clock, ISO 8601 in UTC; of a policy or timer, the instant of its cause. */
  readonly now: string;
  readonly hall: string;
  readonly actor: Actor;
  readonly law: Law;
  /** A number drawn for this command where it asked for one (see `deciding`): dense per hall, year and kind; the same command always draws the same. */
  readonly number: number;
}

/** (command, state, scene) → events. Empty: nothing new to say. Throws `Refused`, or `NotYet` when a fact it needs is still on its way. */
export type Decide<Command, State, E extends Event, Law> = (command: Command, state: State, scene: Scene<Law>) => readonly E[];
