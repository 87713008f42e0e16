// Tests of sign-for-case: a lead takes the case with its signature; the days of a department have run since the sending, or begin with the signature where the setting says so.
import { CaseSignedFor, CustodyRefused } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { lawOn } from '@onehall/rulebook';
import { cases } from './case.js';
import { SignForCase, signForCase } from './sign-for-case.js';
import { accepted, caseId, handlerOf, headOf, land, law, objected, offered, received, roads, router, sentForSignature, sentOut, signed, taken, tuesday, water, at } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water) });
const sign = new SignForCase(caseId);

describe('A department signs for a case', () => {
  it('and as the lead takes it into its hands', () => given(received, sentOut, offered).when(signForCase, sign).then(signed(water), taken));
  it('and as an assisting department takes only its share', () => given(received, sentOut, offered).when(signForCase, sign, { actor: handlerOf(land) }).then(signed(land)));
  it('and has five working days to object and fifteen days to inform', () => {
    const [event] = given(received, sentOut, offered).when(signForCase, sign).events();
    expect(event?.data).toMatchObject({ objectBy: { on: '2026-03-09', clock: 'C-OBJECT', article: '信访工作条例 第二十三条第三款' }, informBy: { on: '2026-03-17', clock: 'C-INFORM-TRANSFER' } });
  });
  it('counted from the sending, however late it signs', () => {
    given(received, sentOut, offered).when(signForCase, sign, at('2026-06-01')).then(CaseSignedFor({ ...signed(water).data, signedOn: '2026-06-01' }), taken);
  });
  it('or from its signature, in a hall whose setting says so', () => {
    const [event] = given(received, sentForSignature, offered).when(signForCase, sign, at(tuesday)).events();
    expect(event).toEqual(CaseSignedFor({ caseId, department: water, signedOn: tuesday, objectBy: law.deadline('C-OBJECT', tuesday), informBy: law.deadline('C-INFORM-TRANSFER', tuesday) }));
  });
  it('by the law of its day, also when that is the old one', () => {
    const then = { law: lawOn('2009-01-25'), now: '2009-01-25T02:00:00.000Z' };
    const [event] = given(received, sentForSignature, offered).when(signForCase, sign, then).events();
    expect(event).toEqual(CaseSignedFor({ caseId, department: water, signedOn: '2009-01-25', objectBy: then.law.deadline('C-OBJECT', '2009-01-25'), informBy: then.law.deadline('C-INFORM-TRANSFER', '2009-01-25') }));
  });
  it('through its head as well', () => given(received, sentOut, offered).when(signForCase, sign, { actor: headOf(water) }).then(signed(water), taken));
  it('only once, however often it is said', () => {
    for (const later of [[], [objected(water)], [accepted(water)]]) given(received, sentOut, offered, signed(water), taken, ...later).when(signForCase, sign).thenNothing();
  });
  it('and leaves it where it is when it has refused to hold it', () =>
    given(received, sentOut, offered, CustodyRefused({ caseId, from: 'hall', to: water, reasons: '人手不足' })).when(signForCase, sign).then(signed(water)));
  it('but not for one that was not sent to it', () => given(received, sentOut, offered).when(signForCase, sign, { actor: handlerOf(roads) }).thenRefused('NOT_ASKED'));
  it('and nobody signs for it but its own people', () => {
    given(received, sentOut, offered).when(signForCase, sign, { actor: router }).thenRefused('NOT_YOURS_TO_ACT');
    given(received, sentOut, offered).when(signForCase, sign, { actor: { ...router, department: water } }).thenRefused('NOT_YOURS_TO_ACT');
  });
});
