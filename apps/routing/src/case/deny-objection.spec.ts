// Tests of deny-objection: silence is not consent, and neither is a denial; the share stands.
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { AcceptCase, acceptCase } from './accept-case.js';
import { DenyObjection, denyObjection } from './deny-objection.js';
import { at, atWork, caseId, denied, handlerOf, informBy, law, objected, router, tuesday, upheld, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: router, ...at(tuesday) });
const deny = new DenyObjection(caseId, { department: water, reasons: '属于该单位职责。' });

describe('The hall does not agree with an objection', () => {
  it('and says why', () => given(...atWork, objected(water)).when(denyObjection, deny).then(denied(water)));
  it('and the department may then accept', () => given(...atWork, objected(water), denied(water)).when(acceptCase, new AcceptCase(caseId, { route: 'route-6' }), { actor: handlerOf(water) }).thenTypes('CaseAccepted'));
  it('and the department has the days left that it had when it objected', () => {
    const [event] = given(...atWork, objected(water)).when(denyObjection, deny, at('2026-03-09')).events();
    expect(event?.data).toMatchObject({ deniedOn: '2026-03-09', informBy: law.extend(informBy, 6) });
    expect([informBy.on, law.extend(informBy, 6).on]).toEqual(['2026-03-17', '2026-03-23']);
  });
  it('only once: what is said against it later does not vanish, it is refused', () => given(...atWork, objected(water), denied(water)).when(denyObjection, deny).thenRefused('NO_OBJECTION'));
  it('but not where nobody objected', () => given(...atWork).when(denyObjection, deny).thenRefused('NO_OBJECTION'));
  it('nor where it has agreed already', () => given(...atWork, objected(water), upheld(water)).when(denyObjection, deny).thenRefused('NO_OBJECTION'));
});
