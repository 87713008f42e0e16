// Tests of add-submission and withdraw-submission: several petitioners bring one case, each withdraws alone, and it ends as withdrawn only with the last of them.
import { CaseAccepted, CaseEnded, SubmissionWithdrawn, type RoutingCaseEvent } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { decisions } from '@onehall/testing';
import { AddSubmission, addSubmission } from './add-submission.js';
import { cases } from './case.js';
import { EndCase, endCase } from './end-case.js';
import { ExtendTerm, extendTerm } from './extend-term.js';
import { WithdrawSubmission, withdrawSubmission } from './withdraw-submission.js';
import { acceptanceDelivered, accepted, added, allAnswered, answered, at, atWork, caseId, clerk, confidential, delivered, ended, gone as withdrawn, handlerOf, headOf, inProcess, joining as joined, issued, land, law, opened, policy, received, roads, router, screened, sentOut, settled, tuesday, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: router, ...at(tuesday) });
const [first, second, third] = [opened.number, '2026-0002', '2026-0003'];
const reasons = '信访人来电，不再反映。';
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
  it('comes too late for one that was settled or replied to, and not before that', () => {
    const join = (...history: readonly RoutingCaseEvent[]) => given(...history).when(addSubmission, new AddSubmission(caseId, joined(second)), { actor: policy });
    for (const concluded of [[...inProcess, settled], [...allAnswered, issued], [...allAnswered, issued, delivered]]) join(...concluded).thenRefused('CONCLUDED');
    join(...allAnswered).then(added(second));
  });
  it('found by screening joins once too', () => given(...atWork, added(second, false)).when(addSubmission, new AddSubmission(caseId, joined(second, false)), { actor: policy }).thenNothing());
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
  it('and what was found by screening goes on without any, whichever came first', () => {
    given(screened, added(second)).when(withdrawSubmission, withdraw(second)).then(withdrawn(second));
    given(...atWork, added(third, false)).when(withdrawSubmission, withdraw(first)).then(withdrawn(first));
  });
  it('and with the last who is to be told the terms begin that waited for a notice to be delivered', () => {
    const noted = (department: string, route: 'route-5' | 'route-6' = 'route-6') => CaseAccepted({ caseId, department, route, acceptedOn: tuesday, paper: accepted(department).data.paper });
    const answerBy = law.deadline('C-HANDLE', tuesday);
    const found = [...atWork, added(third, false), noted(water), noted(land)] as const;
    const all = [{ department: water, answerBy }, { department: land, answerBy }];
    const gone = (...terms: typeof all) => SubmissionWithdrawn({ ...withdrawn(first).data, ...(terms.length > 0 && { terms }) });
    const [water6, land6] = all as [(typeof all)[0], (typeof all)[0]];
    given(...found).when(withdrawSubmission, withdraw(first)).then(gone(water6, land6));
    given(...found, answered(water)).when(withdrawSubmission, withdraw(first)).then(gone(water6, land6));
    given(...found, added(second)).when(withdrawSubmission, withdraw(first)).then(gone());
    given(...found, acceptanceDelivered(water, tuesday)).when(withdrawSubmission, withdraw(first)).then(gone(land6));
    given(...atWork, added(third, false), accepted(water), noted(land, 'route-5')).when(withdrawSubmission, withdraw(first)).then(gone());
    given(...found, answered(water), answered(land), issued).when(withdrawSubmission, withdraw(first)).then(gone());
    given(...found, gone(...all)).when(extendTerm, new ExtendTerm(caseId, { days: 30, reasons }), { actor: headOf(land) }).thenTypes('TermExtended');
  });
  it('not after a settlement or the delivery', () => {
    for (const history of [[...allAnswered, settled], [...allAnswered, issued, delivered]]) given(...history.slice(0, 1), added(second), ...history.slice(1)).when(withdrawSubmission, withdraw(second)).thenRefused('WITHDRAWN_TOO_LATE');
  });
  it('never from an accusation, which goes to the discipline organ whole', () => {
    for (const number of [first, second]) given(confidential, added(second)).when(withdrawSubmission, withdraw(number), { actor: clerk }).thenRefused('ONLY_TO_DISCIPLINE');
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
  it('nor while what was found by screening stands in it', () => {
    given(...atWork, added(third, false)).when(endCase, end).thenRefused('OTHERS_STAND');
    given(screened, added(second)).when(endCase, end).thenRefused('OTHERS_STAND');
    given(...atWork, added(third, false), withdrawn(first)).when(endCase, end).thenRefused('NO_PETITIONER');
  });
});
