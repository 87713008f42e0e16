// Tests of add-submission and withdraw-submission: several petitioners bring one case, each withdraws alone, and it ends as withdrawn only with the last of them.
import { CaseEnded, SubmissionAdded, SubmissionWithdrawn } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { decisions } from '@onehall/testing';
import { AddSubmission, addSubmission } from './add-submission.js';
import { cases } from './case.js';
import { EndCase, endCase } from './end-case.js';
import { WithdrawSubmission, withdrawSubmission } from './withdraw-submission.js';
import { allAnswered, at, atWork, caseId, clerk, delivered, ended, handlerOf, issued, land, law, opened, policy, received, roads, router, screened, sentOut, settled, tuesday, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: router, ...at(tuesday) });
const [first, second, third] = [opened.number, '2026-0002', '2026-0003'];
const reasons = '信访人来电，不再反映。';
const joined = (number: string, petitioner = true) => ({ number, channel: petitioner ? ('letter' as const) : ('screening' as const), receivedOn: tuesday, petitioner });
const added = (number: string, petitioner = true) => SubmissionAdded({ caseId, ...joined(number, petitioner) });
const withdrawn = (number: string) => SubmissionWithdrawn({ caseId, number, withdrawnOn: tuesday, reasons });
const withdraw = (number: string) => new WithdrawSubmission(caseId, { number, reasons });
const end = new EndCase(caseId, { how: 'withdrawn', reasons });
const over = (...numbers: string[]) => CaseEnded({ caseId, endedOn: tuesday, how: 'withdrawn', reasons, numbers });
const both = [...atWork, added(second)] as const;

describe('A further submission', () => {
  it('joins the case, once', () => {
    given(...atWork).when(addSubmission, new AddSubmission(caseId, joined(second)), { actor: policy }).then(added(second));
    given(...both).when(addSubmission, new AddSubmission(caseId, joined(second)), { actor: policy }).thenNothing();
    given(...both, withdrawn(second)).when(addSubmission, new AddSubmission(caseId, joined(second)), { actor: policy }).thenNothing();
  });
  it('waits for the case, and comes too late for one that has ended', () => {
    expect(() => given().when(addSubmission, new AddSubmission(caseId, joined(second)), { actor: policy }).events()).toThrow(NotYet);
    given(...allAnswered, issued, delivered, ended).when(addSubmission, new AddSubmission(caseId, joined(second)), { actor: policy }).thenRefused('CASE_ENDED');
  });
});

describe('One of several petitioners withdraws', () => {
  it('and the case goes on for the other', () => {
    for (const number of [first, second]) given(...both).when(withdrawSubmission, withdraw(number), { actor: clerk }).then(withdrawn(number));
    given(...both).when(withdrawSubmission, withdraw(second), { actor: handlerOf(water) }).then(withdrawn(second));
    given(...allAnswered, added(second), issued).when(withdrawSubmission, withdraw(second)).then(withdrawn(second));
  });
  it('once, with a number that the case has', () => {
    given(...both, added(third), withdrawn(second)).when(withdrawSubmission, withdraw(second)).thenRefused('ALREADY_WITHDRAWN');
    given(...both).when(withdrawSubmission, withdraw(third)).thenRefused('UNKNOWN_SUBMISSION');
    given(...atWork, added(third, false)).when(withdrawSubmission, withdraw(third)).thenRefused('UNKNOWN_SUBMISSION');
  });
  it('but not the last: with that one the case ends', () => {
    given(...both, withdrawn(first)).when(withdrawSubmission, withdraw(second)).thenRefused('LAST_ONE_STANDS');
    given(...atWork).when(withdrawSubmission, withdraw(first)).thenRefused('LAST_ONE_STANDS');
  });
  it('and what was found by screening goes on without any', () => given(screened, added(second)).when(withdrawSubmission, withdraw(second)).then(withdrawn(second)));
  it('not after a settlement or the delivery', () => {
    for (const history of [[...allAnswered, settled], [...allAnswered, issued, delivered]]) given(...history.slice(0, 1), added(second), ...history.slice(1)).when(withdrawSubmission, withdraw(second)).thenRefused('WITHDRAWN_TOO_LATE');
  });
  it('by the word of those who may end the case', () => {
    for (const department of [land, roads]) given(...both).when(withdrawSubmission, withdraw(second), { actor: handlerOf(department) }).thenRefused('NOT_YOURS_TO_END');
    given(received, added(second), sentOut).when(withdrawSubmission, withdraw(second), { actor: handlerOf(water) }).thenRefused('NOT_SIGNED');
    given().when(withdrawSubmission, withdraw(second)).thenRefused('UNKNOWN_CASE');
  });
});

describe('The case', () => {
  it('does not end as withdrawn while others stand, and says which', () => {
    given(...both).when(endCase, end).thenRefused('OTHERS_STAND');
    expect(() => given(...both, added(third), withdrawn(first)).when(endCase, end).events()).toThrow(new RegExp(`${second}.*${third}`));
  });
  it('ends so with the last of them, and names all', () => given(...both, withdrawn(first)).when(endCase, end).then(over(first, second)));
  it('and what nobody brought stands for nobody', () => given(...atWork, added(third, false)).when(endCase, end).then(over(first)));
});
