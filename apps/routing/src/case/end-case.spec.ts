// Tests of end-case: answered, settled, withdrawn, or sent elsewhere by intake; five different facts.
import { CaseEnded, type Ending } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { EndCase, endCase } from './end-case.js';
import { added, allAnswered, answered, at, atWork, caseId, clerk, confidential, delivered, ended, gone, handlerOf, inProcess, issued, land, law, opened, policy, received, roads, router, screened, sentOut, settled, tuesday, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: router, ...at(tuesday) });
const reasons = '信访人来电，不再反映。';
const end = (how: Ending) => new EndCase(caseId, { how, ...(how === 'withdrawn' && { reasons }) });
const byIntake = (how: Ending) => CaseEnded({ caseId, endedOn: tuesday, how });
const over = (how: Ending) => CaseEnded({ caseId, endedOn: tuesday, how, ...(how === 'withdrawn' && { reasons }), numbers: [opened.number] });
const second = '2026-0002';

describe('A case ends', () => {
  it('as answered, once the reply is delivered', () => given(...allAnswered, issued, delivered).when(endCase, end('answered')).then(ended));
  it('not before that', () => given(...allAnswered, issued).when(endCase, end('answered')).thenRefused('NOT_DELIVERED'));
  it('as answered, once all have answered, where nobody brought it', () => given(screened, ...allAnswered.slice(1)).when(endCase, end('answered')).then(over('answered')));
  it('not before the reply has reached whoever joined what had been found by screening', () => {
    for (const history of [[...allAnswered.slice(1)], [...allAnswered.slice(1), issued]]) given(screened, added(second), ...history).when(endCase, end('answered')).thenRefused('NOT_DELIVERED');
    given(screened, added(second), ...allAnswered.slice(1), issued, delivered).when(endCase, end('answered')).then(CaseEnded({ ...ended.data, numbers: [second, opened.number] }));
  });
  it('and without one again once nobody of those is left', () => given(screened, added(second), gone(second), ...allAnswered.slice(1)).when(endCase, end('answered')).then(CaseEnded({ ...ended.data, numbers: [second, opened.number] })));
  it('not while one has not', () => given(screened, ...inProcess.slice(1), answered(water)).when(endCase, end('answered')).thenRefused('PARTS_MISSING'));
  it('nor where nobody was ever asked', () => given(screened).when(endCase, end('answered')).thenRefused('PARTS_MISSING'));
  it('as settled, after a settlement', () => given(...inProcess, settled).when(endCase, end('settled')).then(over('settled')));
  it('not without one', () => given(...inProcess).when(endCase, end('settled')).thenRefused('NOT_SETTLED'));
  it('as withdrawn, when the petitioner wishes so', () => {
    given(received).when(endCase, end('withdrawn'), { actor: clerk }).then(over('withdrawn'));
    given(...allAnswered, issued).when(endCase, end('withdrawn')).then(over('withdrawn'));
  });
  it('as withdrawn only with what the petitioner declared, whoever says so', () => {
    for (const actor of [router, clerk, handlerOf(water)]) given(...atWork).when(endCase, new EndCase(caseId, { how: 'withdrawn' }), { actor }).thenRefused('REASONS_MISSING');
    given(...atWork).when(endCase, end('withdrawn'), { actor: handlerOf(water) }).then(over('withdrawn'));
  });
  it('and keeps no reasons of another ending', () => given(...allAnswered, issued, delivered).when(endCase, new EndCase(caseId, { how: 'answered', reasons })).then(ended));
  it('not by a lead that has not signed for it', () => given(received, sentOut).when(endCase, end('withdrawn'), { actor: handlerOf(water) }).thenRefused('NOT_SIGNED'));
  it('not as withdrawn, when the reply has been delivered', () => given(...allAnswered, issued, delivered).when(endCase, end('withdrawn')).thenRefused('WITHDRAWN_TOO_LATE'));
  it('nor when nobody brought it', () => given(screened).when(endCase, end('withdrawn')).thenRefused('NO_PETITIONER'));
  it('nor when it is an accusation: that goes to the discipline organ, whatever its petitioner is said to have declared', () => {
    for (const actor of [clerk, router]) for (const history of [[confidential], [confidential, added(second)]]) given(...history).when(endCase, end('withdrawn'), { actor }).thenRefused('ONLY_TO_DISCIPLINE');
  });
  it('by the word of the lead', () => given(...inProcess, settled).when(endCase, end('settled'), { actor: handlerOf(water) }).then(over('settled')));
  it('not by that of an assisting department', () => given(...inProcess, settled).when(endCase, end('settled'), { actor: handlerOf(land) }).thenRefused('NOT_YOURS_TO_END'));
  it('only once, however often it is said', () => given(...allAnswered, issued, delivered, ended).when(endCase, end('answered')).thenNothing());
  it('nor is it told to a department that has no business with it that it has ended so', () => {
    for (const department of [roads, land]) given(...allAnswered, issued, delivered, ended).when(endCase, end('answered'), { actor: handlerOf(department) }).thenRefused('NOT_YOURS_TO_END');
    given(...allAnswered, issued, delivered, ended).when(endCase, end('answered'), { actor: handlerOf(water) }).thenNothing();
  });
  it('and as withdrawn with no second declaration, whose words nobody could compare with the first', () => {
    given(...atWork, over('withdrawn')).when(endCase, end('withdrawn')).thenRefused('ALREADY_WITHDRAWN');
    given(...atWork, over('withdrawn')).when(endCase, new EndCase(caseId, { how: 'withdrawn' })).thenNothing();
  });
  it('and not in two ways', () => given(...allAnswered, issued, delivered, ended).when(endCase, end('settled')).thenRefused('CASE_ENDED'));
});

describe('A case that intake sends elsewhere ends', () => {
  const by = { actor: policy };
  it('on the day and by the article of intake', () =>
    given(received).when(endCase, new EndCase(caseId, { how: 'declined', endedOn: '2026-03-01', article: '信访工作条例 第十九条第三款' }), by).then(CaseEnded({ caseId, endedOn: '2026-03-01', how: 'declined', article: '信访工作条例 第十九条第三款' })));
  it('as referred, also when it is confidential', () => given(confidential).when(endCase, end('referred'), by).then(byIntake('referred')));
  it('as sealed from then on, when it went to the discipline organ', () => {
    const history = [...atWork, CaseEnded({ caseId, endedOn: tuesday, how: 'referred', confidential: true })];
    given(...atWork).when(endCase, new EndCase(caseId, { how: 'referred', confidential: true }), by).then(...history.slice(-1));
    expect(history.reduce((state, event) => cases.evolve(state, event), cases.initial)).toMatchObject({ phase: 'ended', confidential: true });
  });
  it('as redirected', () => given(received).when(endCase, end('redirected'), by).then(byIntake('redirected')));
  it('but nobody at the window says so', () => {
    for (const how of ['declined', 'redirected', 'referred'] as const) given(...atWork).when(endCase, end(how)).thenRefused('NOT_YOURS_TO_END');
  });
  it('and waits for its opening', () => expect(() => given().when(endCase, end('declined'), by).events()).toThrow(NotYet));
});
