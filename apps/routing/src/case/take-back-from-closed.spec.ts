// Tests of take-back-from-closed: nothing lies with a department that is not there any more.
import { SendingWithdrawn } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { TakeBackFromClosed, takeBackFromClosed } from './take-back-from-closed.js';
import { accepted, answered, at, atWork, caseId, ended, land, law, objected, offered, offerWithdrawn, policy, received, resendBy, roads, sentOut, settled, signed, tuesday, upheld, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: policy, ...at(tuesday) });
const closed = (department: string) => new TakeBackFromClosed(caseId, department);
const withdrawn = (department: string) => SendingWithdrawn({ caseId, department, withdrawnOn: tuesday, reasons: '该单位已经撤销，由大厅重新转送、交办', ...(department === water && { resendBy }) });
const sent = [received, sentOut, offered] as const;

describe('What was sent to a department that was closed meanwhile', () => {
  it('comes back from the lead with what it was offered, and the hall owes a new sending', () => given(...sent).when(takeBackFromClosed, closed(water)).then(withdrawn(water), offerWithdrawn));
  it('comes back from an assisting one, and the lead leads on', () => given(...sent).when(takeBackFromClosed, closed(land)).then(withdrawn(land)));
  it('comes back though it was signed for, and with it the case itself', () => {
    given(...atWork).when(takeBackFromClosed, closed(water)).thenTypes('SendingWithdrawn', 'CustodyTaken');
    given(...sent, signed(land)).when(takeBackFromClosed, closed(land)).then(withdrawn(land));
  });
  it('comes back from the lead with the word that who assists has accepted', () =>
    expect(given(...sent, signed(land), accepted(land)).when(takeBackFromClosed, closed(water)).events()[0]?.data).toMatchObject({ acceptedBy: [land] }));
  it('comes back as it asked, where it had objected', () => {
    given(...atWork, objected(land)).when(takeBackFromClosed, closed(land)).then(upheld(land));
    given(...atWork, objected(water)).when(takeBackFromClosed, closed(water)).thenTypes('ObjectionUpheld', 'CustodyTaken');
  });
  it('comes back once', () => given(...sent, withdrawn(land)).when(takeBackFromClosed, closed(land)).thenNothing());
  it('stays where it was accepted, and somebody is told', () => {
    given(...atWork, accepted(water)).when(takeBackFromClosed, closed(water)).thenRefused('DEPARTMENT_HOLDS_CASES');
    given(...atWork, accepted(water), answered(water)).when(takeBackFromClosed, closed(water)).thenRefused('DEPARTMENT_HOLDS_CASES');
  });
  it('is nothing where it was never asked, or the case is over', () => {
    given().when(takeBackFromClosed, closed(water)).thenNothing();
    given(...sent).when(takeBackFromClosed, closed(roads)).thenNothing();
    given(...atWork, accepted(water), accepted(land), settled).when(takeBackFromClosed, closed(land)).thenNothing();
    given(...sent, ended).when(takeBackFromClosed, closed(water)).thenNothing();
  });
});
