// Tests of answer-part: each department in its own words, revision by revision.
import { PartAnswered } from '@onehall/contracts';
import { decisions } from '@onehall/testing';
import { AnswerPart, answerPart } from './answer-part.js';
import { cases } from './case.js';
import { allAnswered, answered, at, atWork, caseId, clerk, handlerOf, inProcess, issued, land, law, objected, offered, received, roads, router, sentOut, settled, tuesday, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water), ...at(tuesday) });
const answer = new AnswerPart(caseId, { outcome: 'supported', answer: '已安排修复。' });

describe('A department answers its part', () => {
  it('in its own words', () => given(...inProcess).when(answerPart, answer).then(answered(water)));
  it('and may name its basis', () =>
    given(...inProcess)
      .when(answerPart, new AnswerPart(caseId, { outcome: 'explained', answer: '尚不具备条件。', basis: '水法第三条' }))
      .then(PartAnswered({ caseId, department: water, revision: 1, answeredOn: tuesday, outcome: 'explained', answer: '尚不具备条件。', basis: '水法第三条' })));
  it('again before the joint reply, as the next revision', () => given(...inProcess, answered(water), answered(water, 2)).when(answerPart, answer).then(answered(water, 3)));
  it('and another one counts its own revisions', () => given(...inProcess, answered(water)).when(answerPart, answer, { actor: handlerOf(land) }).then(answered(land)));
  it('not after the reply', () => given(...allAnswered, issued).when(answerPart, answer).thenRefused('REPLY_ISSUED'));
  it('not after a settlement', () => given(...inProcess, settled).when(answerPart, answer).thenRefused('CASE_SETTLED'));
  it('not before acceptance', () => given(...atWork).when(answerPart, answer).thenRefused('NOT_ACCEPTED'));
  it('not before it has signed', () => given(received, sentOut, offered).when(answerPart, answer).thenRefused('NOT_SIGNED'));
  it('not while its objection waits', () => given(...atWork, objected(water)).when(answerPart, answer).thenRefused('OBJECTION_STANDS'));
  it('not where it was not asked', () => given(...inProcess).when(answerPart, answer, { actor: handlerOf(roads) }).thenRefused('NOT_ASKED'));
  it('and neither router nor clerk answers for it', () => {
    for (const actor of [router, clerk, { ...clerk, department: water }]) given(...inProcess).when(answerPart, answer, { actor }).thenRefused('NOT_YOURS_TO_ACT');
  });
});
