// Tests of withdraw-sending: what nobody signed for is taken back, with reasons, and then the case can be sent to another.
import { CustodyOffered } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { AskDepartments, askDepartments } from './ask-departments.js';
import { cases } from './case.js';
import { SignForCase, signForCase } from './sign-for-case.js';
import { WithdrawSending, withdrawSending } from './withdraw-sending.js';
import { accepted, at, atWork, caseId, ended, handlerOf, land, law, objected, offered, offerWithdrawn, received, roads, router, sentOut, signed, taken, tuesday, water, withdrawn } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: router, number: 2, ...at(tuesday) });
const withdraw = (department: string) => new WithdrawSending(caseId, { department, reasons: '发错单位。' });
const sent = [received, sentOut, offered] as const;

describe('The hall takes a sending back', () => {
  it('from the lead that did not sign, with what it was offered, and owes a new sending', () => given(...sent).when(withdrawSending, withdraw(water)).then(withdrawn(water), offerWithdrawn));
  it('from the lead, though who assists has accepted, and says so', () =>
    expect(given(...sent, signed(land), accepted(land)).when(withdrawSending, withdraw(water)).events()[0]?.data).toMatchObject({ acceptedBy: [land] }));
  it('from an assisting department, and the lead leads on', () => given(...sent).when(withdrawSending, withdraw(land)).then(withdrawn(land)));
  it('and with it whatever another department has offered to it', () =>
    given(...sent, signed(water), taken, CustodyOffered({ caseId, from: water, to: land })).when(withdrawSending, withdraw(land)).thenTypes('SendingWithdrawn', 'CustodyOfferWithdrawn'));
  it('but from nobody who has signed, objected or accepted', () => {
    given(...atWork).when(withdrawSending, withdraw(water)).thenRefused('SIGNED_ALREADY');
    given(...atWork, objected(land)).when(withdrawSending, withdraw(land)).thenRefused('SIGNED_ALREADY');
    given(...atWork, accepted(water)).when(withdrawSending, withdraw(water)).thenRefused('SIGNED_ALREADY');
  });
  it('nor from one that was not asked, or is asked no more', () => {
    given(...sent).when(withdrawSending, withdraw(roads)).thenRefused('NOT_ASKED');
    given(...sent, withdrawn(land)).when(withdrawSending, withdraw(land)).thenRefused('NOT_ASKED');
  });
  it('nor of a case that has ended', () => given(...sent, ended).when(withdrawSending, withdraw(water)).thenRefused('CASE_ENDED'));
});

describe('After a withdrawal', () => {
  const free = [...sent, withdrawn(water), offerWithdrawn] as const;
  it('the department can no longer sign', () => given(...free).when(signForCase, new SignForCase(caseId), { actor: handlerOf(water) }).thenRefused('NOT_ASKED'));
  it('another can lead', () =>
    given(...free).when(askDepartments, new AskDepartments(caseId, { way: 'transfer', departments: [{ department: roads, part: 'lead' }] })).thenTypes('CaseSentOut', 'CustodyOffered'));
});
