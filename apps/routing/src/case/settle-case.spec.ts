// Tests of settle-case: a written agreement of those who have the case in hand.
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { SettleCase, settleCase } from './settle-case.js';
import { accepted, allAnswered, at, atWork, caseId, handlerOf, inProcess, issued, land, law, roads, router, settled, tuesday, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water), ...at(tuesday) });
const settle = (...departments: string[]) => new SettleCase(caseId, { departments, agreement: '双方自愿达成协议。' });

describe('A case is settled', () => {
  it('by the departments at the table', () => given(...inProcess).when(settleCase, settle(water, land)).then(settled));
  it('also when one of them has answered', () => given(...allAnswered).when(settleCase, settle(water, land)).then(settled));
  it('only by one that took part', () => given(...inProcess).when(settleCase, settle(land)).thenRefused('NOT_YOURS_TO_SETTLE'));
  it('not by the hall', () => given(...inProcess).when(settleCase, settle(water), { actor: router }).thenRefused('NOT_YOURS_TO_ACT'));
  it('not with one that was not asked', () => given(...inProcess).when(settleCase, settle(water, roads)).thenRefused('NOT_ASKED'));
  it('not with one that has not accepted', () => given(...atWork, accepted(water)).when(settleCase, settle(water, land)).thenRefused('NOT_ACCEPTED'));
  it('not with one named twice', () => given(...inProcess).when(settleCase, settle(water, water)).thenRefused('NAMED_TWICE'));
  it('not twice', () => given(...inProcess, settled).when(settleCase, settle(water)).thenRefused('CASE_SETTLED'));
  it('not after the reply', () => given(...allAnswered, issued).when(settleCase, settle(water)).thenRefused('REPLY_ISSUED'));
});
