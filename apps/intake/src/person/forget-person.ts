// The hall forgets a person: from this event on the key that opens name, phone, ID number and address is destroyed, and the history still verifies.
import { PersonForgotten, type Forgetting, type PersonEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Person } from './person.js';

export class ForgetPerson {
  constructor(
    readonly personId: string,
    readonly ground: Forgetting,
  ) {}
}

export const forgetPerson: Decide<ForgetPerson, Person, PersonEvent, Law> = ({ personId, ground }, person, { now, law }) => {
  switch (person.phase) {
    case 'known':
      return [PersonForgotten({ personId, ground, forgottenOn: law.day(now) })];
    case 'forgotten':
      return []; // said twice, meant once
  }
};
