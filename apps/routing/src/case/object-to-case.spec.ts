// Tests of object-to-case: with reasons, in time, before acceptance, once.
import { DepartmentObjected } from '@onehall/contracts';
import { Refused } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { ObjectToCase, objectToCase } from './object-to-case.js';
import { accepted, at, atWork, caseId, denied, handlerOf, land, law, objected, offered, received, sentOut, signed, tuesday, water, answered } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water), ...at(tuesday) });
const reasons = '不属于本单位职责。';
const object = new ObjectToCase(caseId, { reasons });

describe('A department objects to a case that is not its own', () => {
  it('with its reasons', () => given(...atWork).when(objectToCase, object).then(objected(water)));
  it('and may propose another', () =>
    given(...atWork).when(objectToCase, new ObjectToCase(caseId, { reasons, proposes: land })).then(DepartmentObjected({ ...objected(water).data, proposes: land })));
  it('but not itself', () => given(...atWork).when(objectToCase, new ObjectToCase(caseId, { reasons, proposes: water })).thenRefused('PROPOSES_ITSELF'));
  it('still on the fifth working day', () => given(...atWork).when(objectToCase, object, at('2026-03-09')).thenTypes('DepartmentObjected'));
  it('but not on the day after, and hears when the term ended', () => {
    const late = given(...atWork).when(objectToCase, object, at('2026-03-10'));
    late.thenRefused('OBJECTION_TOO_LATE');
    expect(() => late.events()).toThrow('ended on 2026-03-09');
  });
  it('and the hall owes a decision within five working days', () => expect(objected(water).data.decideBy).toMatchObject({ on: '2026-03-10', clock: 'C-OBJECTION', article: '信访工作条例 第二十三条第三款' }));
  it('not before it has signed', () => given(received, sentOut, offered).when(objectToCase, object).thenRefused('NOT_SIGNED'));
  it('nor five working days after the sending, whether it signed late or not at all', () => {
    const late = at('2026-03-10');
    given(received, sentOut, offered).when(objectToCase, object, late).thenRefused('OBJECTION_TOO_LATE');
    given(received, sentOut, offered, { ...signed(water), data: { ...signed(water).data, signedOn: '2026-03-10' } }).when(objectToCase, object, late).thenRefused('OBJECTION_TOO_LATE');
  });
  it('not while its objection waits', () => given(...atWork, objected(water)).when(objectToCase, object).thenRefused('OBJECTION_STANDS'));
  it('not again when it was denied', () => given(...atWork, objected(water), denied(water)).when(objectToCase, object).thenRefused('OBJECTION_DENIED'));
  it('not after it has accepted', () => given(...atWork, accepted(water)).when(objectToCase, object).thenRefused('OBJECTION_AFTER_ACCEPTANCE'));
  it('not after it has answered', () => given(...atWork, accepted(water), answered(water)).when(objectToCase, object).thenRefused('OBJECTION_AFTER_ACCEPTANCE'));
});

describe('An objection that comes too late', () => {
  const late = (history: typeof atWork, now: { now: string }, then = law): Refused | undefined => {
    try {
      given(...history).when(objectToCase, object, { ...now, law: then }).events();
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
    return undefined;
  };
  it('is refused with the article that set the five days', () => expect(late(atWork, at('2026-03-10'))?.refusal.article).toBe('信访工作条例 第二十三条第三款'));
  it('also under the old law, whose own article it names', () => {
    const old = lawOn('2021-03-01');
    const terms = { signedOn: '2021-03-01', objectBy: old.deadline('C-OBJECT', '2021-03-01') };
    const history = [received, sentOut, offered, { ...signed(water), data: { ...signed(water).data, ...terms } }];
    const refused = late(history, at('2021-03-20'), old);
    expect([refused?.reason, refused?.refusal.article]).toEqual(['OBJECTION_TOO_LATE', terms.objectBy.article]);
    expect(terms.objectBy.article).not.toContain('信访工作条例');
  });
});
