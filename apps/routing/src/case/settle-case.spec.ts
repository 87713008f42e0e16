// Tests of settle-case: a written agreement of those who have the case in hand.
import { SettlementReached } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { SettleCase, settleCase } from './settle-case.js';
import { accepted, allAnswered, at, atWork, caseId, handlerOf, inProcess, issued, land, law, objected, received, roads, router, sentOut, settled, signed, tuesday, upheld, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water), ...at(tuesday) });
const settle = (...departments: string[]) => new SettleCase(caseId, { departments, agreement: '双方自愿达成协议。' });

describe('A case is settled', () => {
  it('by the lead, for all that were asked', () => given(...inProcess).when(settleCase, settle(water, land)).then(settled));
  it('also when one of them has answered', () => given(...allAnswered).when(settleCase, settle(water, land)).then(settled));
  it('not by one that assists, alone or with all', () => {
    const byLand = { actor: handlerOf(land) };
    for (const named of [[land], [water, land]]) given(...inProcess).when(settleCase, settle(...named), byLand).thenRefused('NOT_YOURS_TO_SETTLE');
    given(received, sentOut, signed(land), accepted(land)).when(settleCase, settle(land), byLand).thenRefused('NOT_YOURS_TO_SETTLE');
  });
  it('not without one whose share stands, signed for or not', () => {
    for (const history of [inProcess, [...atWork, accepted(water)], [received, sentOut, signed(water), accepted(water)]]) given(...history).when(settleCase, settle(water)).thenRefused('LEFT_OUT');
  });
  it('not while an objection waits for its decision', () => {
    const disputed = [...atWork, accepted(water), objected(land)];
    given(...disputed).when(settleCase, settle(water, land)).thenRefused('OBJECTION_STANDS');
    given(...disputed).when(settleCase, settle(water)).thenRefused('LEFT_OUT');
    given(...disputed, upheld(land)).when(settleCase, settle(water)).then(SettlementReached({ ...settled.data, departments: [water] }));
  });
  it('not by the hall', () => given(...inProcess).when(settleCase, settle(water), { actor: router }).thenRefused('NOT_YOURS_TO_ACT'));
  it('not with one that was not asked', () => given(...inProcess).when(settleCase, settle(water, roads)).thenRefused('NOT_ASKED'));
  it('not with one that has not accepted', () => given(...atWork, accepted(water)).when(settleCase, settle(water, land)).thenRefused('NOT_ACCEPTED'));
  it('not with one named twice', () => given(...inProcess).when(settleCase, settle(water, water)).thenRefused('NAMED_TWICE'));
  it('not twice', () => given(...inProcess, settled).when(settleCase, settle(water)).thenRefused('CASE_SETTLED'));
  it('not after the reply', () => given(...allAnswered, issued).when(settleCase, settle(water)).thenRefused('REPLY_ISSUED'));
});
