// Tests of send-case-out: what intake's disposal names is asked, under one lead, to whom the hall offers the case.
import { CaseSentOut, CustodyOffered } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { SendCaseOut, sendCaseOut } from './send-case-out.js';
import type { Sending } from './sending.js';
import { accepted, answered, atWork, caseId, confidential, ended, informBy, issued, land, law, monday, objectBy, objected, offered, policy, received, roads, sentForSignature, sentOut, signed, slip, taken, toBoth, upheld, water, allAnswered } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: policy });
const send = (departments: Sending['departments']) => new SendCaseOut(caseId, { way: 'transfer', departments, sentOn: monday, paper: slip });
const lead = (department: string) => ({ department, part: 'lead' as const });
const assist = (department: string) => ({ department, part: 'assist' as const });

describe('A case is sent out', () => {
  it('to the departments that the disposal names, and is offered to the lead', () => given(received).when(sendCaseOut, send(toBoth)).then(sentOut, offered));
  it('with the day that the assigning letter names', () => {
    const assigned = { way: 'assign' as const, departments: [lead(water)], sentOn: monday, answerBy: '2026-03-31', paper: slip };
    given(received).when(sendCaseOut, new SendCaseOut(caseId, assigned)).then(CaseSentOut({ caseId, ...assigned, objectBy, informBy }), offered);
  });
  it('and its departments have received it, so that their days to object and to inform run', () =>
    expect([sentOut.data.objectBy, sentOut.data.informBy]).toMatchObject([{ on: '2026-03-09', clock: 'C-OBJECT' }, { on: '2026-03-17', clock: 'C-INFORM-TRANSFER' }]));
  it('without days, where they begin with the signature', () =>
    given(received).when(sendCaseOut, send(toBoth), { law: lawOn(monday, { receiptDay: 'signing' }) }).then(sentForSignature, offered));
  it('only once, however often it is said', () => given(received, sentOut, offered).when(sendCaseOut, send(toBoth)).thenNothing());
  it('to those who were not asked before, and not again to those who were', () =>
    given(received, sentOut, offered).when(sendCaseOut, send([...toBoth, assist(roads)])).then(CaseSentOut({ ...sentOut.data, departments: [assist(roads)] })));
  it('and by a letter that is new to them to those who were asked otherwise before: intake has decided anew', () => {
    const letter = { way: 'assign' as const, answerBy: '2026-04-01', sentOn: monday, paper: slip };
    const history = [received, sentOut, offered, signed(water), taken, signed(land), objected(water), upheld(water), { ...taken, data: { caseId, from: water, to: 'hall' } }] as const;
    const again = given(...history).when(sendCaseOut, new SendCaseOut(caseId, { ...letter, departments: [lead(roads), assist(land)] })).events();
    expect(again[0]).toEqual(CaseSentOut({ caseId, ...letter, departments: [lead(roads), assist(land)], objectBy, informBy, standing: [land] }));
    expect([...history, ...again].reduce((state, event) => cases.evolve(state, event), cases.initial)).toMatchObject({ shares: { [land]: { phase: 'signed', letter: { way: 'assign', answerBy: '2026-04-01' } } } });
  });
  it('and to nobody who assists and whose part is in: the new letter names it as it stands, and binds it to no day', () => {
    const letter = { way: 'assign' as const, answerBy: '2026-04-01', sentOn: monday, paper: slip };
    const history = [...atWork, accepted(land), answered(land), objected(water), upheld(water), { ...taken, data: { caseId, from: water, to: 'hall' } }] as const;
    const before = history.reduce((state, event) => cases.evolve(state, event), cases.initial);
    const [event] = given(...history).when(sendCaseOut, new SendCaseOut(caseId, { ...letter, departments: [lead(roads), assist(land)] })).events();
    expect(event).toEqual(CaseSentOut({ caseId, ...letter, departments: [lead(roads)], objectBy, informBy, standing: [land] }));
    expect(cases.evolve(before, event as CaseSentOut)).toMatchObject({ shares: { [land]: before.phase === 'open' && before.shares[land], [roads]: { phase: 'asked' } } });
    const [leads] = given(...history).when(sendCaseOut, new SendCaseOut(caseId, { ...letter, departments: [lead(land)] })).events();
    expect(leads).toEqual(CaseSentOut({ caseId, ...letter, departments: [lead(land)], standing: [land] }));
  });
  it('by a letter that is new to the lead, which leads on', () => {
    const [event] = given(received, sentOut, offered).when(sendCaseOut, new SendCaseOut(caseId, { way: 'assign', answerBy: '2026-04-01', departments: toBoth, sentOn: monday, paper: slip })).events();
    expect(event?.data).toMatchObject({ departments: toBoth, standing: [water, land] });
    expect(event?.data).not.toHaveProperty('objectBy');
  });
  it('never without a lead', () => given(received).when(sendCaseOut, send([assist(water)])).thenRefused('NO_LEAD'));
  it('never to two leads', () => given(received).when(sendCaseOut, send([lead(water), lead(land)])).thenRefused('TWO_LEADS'));
  it('never to a second lead while one stands', () => given(received, sentOut, offered).when(sendCaseOut, send([lead(roads)])).thenRefused('TWO_LEADS'));
  it('and the lead does not step back into assisting', () => given(received, sentOut, offered).when(sendCaseOut, send([assist(water)])).thenRefused('NO_LEAD'));
  it('never twice to one department', () => given(received).when(sendCaseOut, send([lead(water), assist(water)])).thenRefused('NAMED_TWICE'));
  it('never to the hall as if it were a department', () => given(received).when(sendCaseOut, send([lead('hall')])).thenRefused('UNKNOWN_DEPARTMENT'));
  it('never when it is confidential', () => given(confidential).when(sendCaseOut, send(toBoth)).thenRefused('CONFIDENTIAL'));
  it('no more once the reply is issued', () => given(...allAnswered, issued).when(sendCaseOut, send([assist(roads)])).thenRefused('REPLY_ISSUED'));
  it('no more once it has ended', () => given(received, ended).when(sendCaseOut, send(toBoth)).thenRefused('CASE_ENDED'));
});

describe('A case whose lead was excused', () => {
  const leaderless = [received, sentOut, offered, signed(water), taken, objected(water), upheld(water), { ...taken, data: { caseId, from: water, to: 'hall' } }] as const;
  it('is sent to a new lead and offered to it', () => given(...leaderless).when(sendCaseOut, send([lead(roads)])).thenTypes('CaseSentOut', 'CustodyOffered'));
  it('is sent to a new lead without a second offer while one stands', () =>
    given(...leaderless, CustodyOffered({ caseId, from: 'hall', to: land })).when(sendCaseOut, send([lead(roads)])).thenTypes('CaseSentOut'));
  it('may be led by one who has assisted, and keeps what that one has done', () => {
    const events = given(...leaderless, signed(land)).when(sendCaseOut, send([lead(land)])).events();
    expect(events[0]).toEqual(CaseSentOut({ ...sentForSignature.data, departments: [lead(land)], standing: [land] }));
    expect([...leaderless, signed(land), ...events].reduce((state, event) => cases.evolve(state, event), cases.initial)).toMatchObject({ shares: { [land]: { part: 'lead', phase: 'signed' } }, offeredTo: land });
  });
  it('may be sent again to the one who was excused, whose share begins anew', () => {
    const events = given(...leaderless).when(sendCaseOut, send([lead(water)])).events();
    expect([...leaderless, ...events].reduce((state, event) => cases.evolve(state, event), cases.initial)).toMatchObject({ shares: { [water]: { part: 'lead', phase: 'asked' } }, returned: [] });
  });
});

describe('A disposal that arrives before the opening', () => {
  it('waits for it', () => expect(() => given().when(sendCaseOut, send(toBoth)).events()).toThrow(NotYet));
});
