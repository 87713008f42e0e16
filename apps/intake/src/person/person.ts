// What intake must remember of a person: whether the hall has forgotten who it was.
import type { Forgetting, PersonEvent } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';

export type Person = { readonly phase: 'known' } | { readonly phase: 'forgotten'; readonly forgottenOn: string; readonly ground: Forgetting };

export const persons: Stream<'personId', Person, PersonEvent> = {
  kind: 'person',
  key: 'personId',
  initial: { phase: 'known' },
  evolve: (_, { data }) => ({ phase: 'forgotten', forgottenOn: data.forgottenOn, ground: data.ground }),
};
