// Tests of extend-term: the head, once, thirty days, in time, with reasons that the petitioner is told.
import { TermExtended } from '@onehall/contracts';
import { Refused } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { ExtendTerm, extendTerm } from './extend-term.js';
import { accepted, answerBy, answered, at, atWork, caseId, extended, handlerOf, headOf, inProcess, land, law, roads, router, tuesday, water } from '../../test/a-case.js';

const day = '2026-04-20';
const given = decisions(cases, { law, actor: headOf(water), number: 4, ...at(day) });
const reasons = '需要现场勘验。';
const extend = (days = 30) => new ExtendTerm(caseId, { days, reasons });

describe('The head of a department extends its term', () => {
  it('by thirty days, and the petitioner is told why by a numbered notice', () =>
    given(...inProcess).when(extendTerm, extend()).then(
      TermExtended({
        caseId, department: water, days: 30, reasons, approvedBy: headOf(water).id, approvedOn: day, toldOn: day, answerBy: law.extend(answerBy, 30),
        paper: { kind: '延长办理期限告知书', number: '延告〔2026〕4号', issuedOn: day },
      }),
    ));
  it('still on its last day', () => given(...inProcess).when(extendTerm, extend(), at(answerBy.on)).thenTypes('TermExtended'));
  it('but not on the day after', () => given(...inProcess).when(extendTerm, extend(), at(law.extend(answerBy, 1).on)).thenRefused('TERM_RUN_OUT'));
  it('by no more than thirty days', () => given(...inProcess).when(extendTerm, extend(31)).thenRefused('EXTENSION_TOO_LONG'));
  it('by at least one day', () => given(...inProcess).when(extendTerm, extend(0)).thenRefused('EXTENSION_TOO_LONG'));
  it('by no more than the setting of the law that began the term, which the refusal names', () => {
    const tooLong = given(...inProcess).when(extendTerm, extend(11), { law: lawOn(tuesday, { extensionAtMost: 10 }) });
    tooLong.thenRefused('EXTENSION_TOO_LONG');
    expect(() => tooLong.events()).toThrow('at most 10 days');
  });
  it('only once', () => given(...inProcess, extended(water)).when(extendTerm, extend()).thenRefused('ALREADY_EXTENDED'));
  it('and never that of another department', () => {
    given(...inProcess).when(extendTerm, extend(), { actor: headOf(roads) }).thenRefused('NOT_YOURS_TO_EXTEND');
    const [event] = given(...inProcess).when(extendTerm, extend(), { actor: headOf(land) }).events();
    expect(event?.data).toMatchObject({ department: land });
  });
  it('and nobody does it for the head', () => {
    given(...inProcess).when(extendTerm, extend(), { actor: handlerOf(water) }).thenRefused('NOT_YOURS_TO_EXTEND');
    given(...inProcess).when(extendTerm, extend(), { actor: router }).thenRefused('NOT_YOURS_TO_EXTEND');
  });
  it('where a term runs at all', () => given(...atWork, accepted(water, 'route-1')).when(extendTerm, extend()).thenRefused('NO_TERM_TO_EXTEND'));
  it('not before acceptance', () => given(...atWork).when(extendTerm, extend()).thenRefused('NOT_ACCEPTED'));
  it('not when it has answered', () => given(...inProcess, answered(water)).when(extendTerm, extend()).thenRefused('ALREADY_ANSWERED'));
});

describe('An extension that the law forbids', () => {
  const refusedAt = (now: { now: string }, then = law): Refused => {
    try {
      given(...inProcess).when(extendTerm, extend(31), { ...now, law: then }).events();
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
    throw new Error('It was allowed.');
  };
  it('names the article of the law that began the term', () => expect(refusedAt(at(day)).refusal).toMatchObject({ article: '信访工作条例 第三十四条', field: 'days' }));
});
