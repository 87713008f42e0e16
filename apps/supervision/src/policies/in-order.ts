// Several reactions to the facts of one service become one policy: they follow each other in the order of the case, as the facts did.
import type { Event, Policy } from '@onehall/kernel';

// Two policies side by side are two followers; a stop could then overtake the start of its clock. The name is for ever: the ids of commands are derived from it.
export const inOrder = (name: string, policies: readonly Policy<Event, object>[]): Policy<Event, object> => ({
  name,
  on: policies.flatMap(({ on }) => on),
  react: event => policies.filter(({ on }) => on === event.type).flatMap(policy => policy.react(event)),
});
