// What a policy is: when this happened, then these commands of one's own service follow.
import type { Event, Recorded } from './event.js';

/** (event) → commands. The name is its sentence and never changes: the ids of its commands are derived from it, so redelivery is harmless. */
export interface Policy<E extends Event, Command extends object> {
  readonly name: string;
  /** One type of event, or several of one service: those keep their order within a case, which two policies side by side do not. */
  readonly on: E['type'] | readonly E['type'][];
  react(event: Recorded<E>): readonly Command[];
}
