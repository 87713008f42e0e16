// Tests of accept-case: a written notice, a route that the law of the day knows, and the sixty days where that law gives them.
import { CaseAccepted } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { AcceptCase, acceptCase } from './accept-case.js';
import { cases } from './case.js';
import { accepted, added, answerBy, answered, at, atWork, caseId, handlerOf, law, objected, offered, received, roads, screened, sentOut, signed, settled, inProcess, tuesday, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water), ...at(tuesday) });
const accept = new AcceptCase(caseId, { route: 'route-6' });
const byDelivery = lawOn('2026-03-02', { acceptanceDay: 'delivery' });
const of2010 = { law: lawOn('2010-03-02'), ...at('2010-03-02') };
const lastOfApril = { law: lawOn('2022-04-30'), ...at('2022-04-30') };

describe('A department accepts a case', () => {
  it('by a numbered notice, and owes an answer within sixty days', () => {
    given(...atWork).when(acceptCase, accept).then(accepted(water));
    expect([answerBy.clock, law.daysBetween(tuesday, answerBy.on) >= 60]).toEqual(['C-HANDLE', true]);
  });
  it('with the number that the register gave', () => {
    const [event] = given(...atWork).when(acceptCase, accept, { number: 12 }).events();
    expect(event?.data).toMatchObject({ paper: { kind: '受理告知书', number: '受告〔2026〕12号', issuedOn: tuesday } });
  });
  it('without a term on any other route', () => {
    for (const route of ['route-1', 'route-2', 'route-3', 'route-4', 'route-5', 'suggestion'] as const) given(...atWork).when(acceptCase, new AcceptCase(caseId, { route })).then(accepted(water, route));
  });
  it('before May 2022 owes an answer within sixty days of whatever it handles itself', () => {
    for (const route of ['route-5', 'route-6', 'suggestion'] as const) {
      const [event] = given(...atWork).when(acceptCase, new AcceptCase(caseId, { route }), of2010).events();
      // The sixtieth day is the first of May, a holiday through the third.
      expect(event?.data).toMatchObject({ route, answerBy: { on: '2010-05-04', clock: 'C-HANDLE', article: '信访条例 第三十三条' } });
    }
  });
  it('before May 2022 without a term where the matter belongs to a legal procedure', () => {
    for (const route of ['route-1', 'route-2', 'route-4'] as const) {
      const [event] = given(...atWork).when(acceptCase, new AcceptCase(caseId, { route }), of2010).events();
      expect(event?.data).not.toHaveProperty('answerBy');
    }
  });
  it('never by a route that the law of the day does not know', () => {
    for (const scene of [of2010, lastOfApril]) given(...atWork).when(acceptCase, new AcceptCase(caseId, { route: 'route-3' }), scene).thenRefused('ROUTE_UNKNOWN');
    given(...atWork).when(acceptCase, new AcceptCase(caseId, { route: 'route-3' }), { law: lawOn('2022-05-01'), ...at('2022-05-01') }).thenTypes('CaseAccepted');
  });
  it('and where delivery is the day of acceptance, its term does not begin yet', () => {
    const { department, acceptedOn, paper } = accepted(water).data;
    given(...atWork).when(acceptCase, accept, { law: byDelivery }).then(CaseAccepted({ caseId, department, route: 'route-6', acceptedOn, paper }));
  });
  it('but begins at once where nobody is to be told', () => {
    const [event] = given(screened, sentOut, offered, signed(water)).when(acceptCase, accept, { law: byDelivery }).events();
    expect(event?.data).toHaveProperty('answerBy.on', answerBy.on);
  });
  it('and not at once where somebody has joined what had been found by screening', () => {
    const [event] = given(screened, added('2026-0002'), sentOut, offered, signed(water)).when(acceptCase, accept, { law: byDelivery }).events();
    expect(event?.data).not.toHaveProperty('answerBy');
  });
  it('also too late, which supervision sees', () => given(...atWork).when(acceptCase, accept, at('2026-04-20')).thenTypes('CaseAccepted'));
  it('only once, however often it is said', () => {
    given(...atWork, accepted(water)).when(acceptCase, accept).thenNothing();
    given(...atWork, accepted(water), answered(water)).when(acceptCase, accept).thenNothing();
  });
  it('but not by a second route', () => given(...atWork, accepted(water)).when(acceptCase, new AcceptCase(caseId, { route: 'route-1' })).thenRefused('ALREADY_ACCEPTED'));
  it('not before it has signed', () => given(received, sentOut, offered).when(acceptCase, accept).thenRefused('NOT_SIGNED'));
  it('not while its own objection waits', () => given(...atWork, objected(water)).when(acceptCase, accept).thenRefused('OBJECTION_STANDS'));
  it('never one that it was not asked for', () => given(...atWork).when(acceptCase, accept, { actor: handlerOf(roads) }).thenRefused('NOT_ASKED'));
  it('never one that is settled', () => given(...inProcess, settled).when(acceptCase, accept).thenRefused('CASE_SETTLED'));
});
