// The hall forgets a person.
import { PersonForgotten } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { forgetPerson, ForgetPerson } from './forget-person.js';
import { persons } from './person.js';

const given = decisions(persons, { law: lawOn('2026-03-02'), now: '2026-03-01T16:00:00.000Z' });
const personId = '22222222-2222-4222-8222-222222222222';
const forgotten = PersonForgotten({ personId, ground: 'petitioner-request', forgottenOn: '2026-03-02' });

describe('A person is forgotten', () => {
  it('with the ground and the day', () => given().when(forgetPerson, new ForgetPerson(personId, 'petitioner-request')).then(forgotten));
  it('once, however often it is said', () => given(forgotten).when(forgetPerson, new ForgetPerson(personId, 'court-order')).thenNothing());
});
