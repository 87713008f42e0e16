// When a person is forgotten, the key that opens what the hall knew of the person is destroyed.
import type { PersonForgotten } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { DestroyKey } from './destroy-key.js';

export const whenPersonForgottenDestroyKey: Policy<PersonForgotten, DestroyKey> = {
  name: 'when-person-forgotten-destroy-key',
  on: 'PersonForgotten',
  react: ({ data }) => [new DestroyKey(data.personId)],
};
