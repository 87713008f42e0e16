// A number that was drawn and never used is recorded as void.
import { NumberVoided } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { placeOfRegister, registers, voidNumber, VoidNumber } from './register.js';

const given = decisions(registers, { law: lawOn('2026-03-02') });
const unused = { register: 'luju/2026/visit', number: 7, drawnFor: '44444444-4444-5444-8444-444444444444' };
const voidSeven = new VoidNumber('2026-visit', unused);

describe('A number is voided', () => {
  it('with its register and the command for which it was drawn', () => given().when(voidNumber, voidSeven).then(NumberVoided(unused)));
  it('once, however often the sweep comes by', () => given(NumberVoided(unused)).when(voidNumber, voidSeven).thenNothing());
  it('each by itself', () => given(NumberVoided({ ...unused, number: 6 })).when(voidNumber, voidSeven).thenTypes('NumberVoided'));
  it('in the stream of its own register and hall', () => expect(placeOfRegister('luju/2026/no-longer-accepted')).toEqual({ hall: 'luju', registerId: '2026-no-longer-accepted' }));
});
