// Tests of issue-reply: one reply, by the lead, of all the parts that stand.
import { Refused } from '@onehall/kernel';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { IssueReply, issueReply } from './issue-reply.js';
import { added, allAnswered, answered, at, atWork, accepted, caseId, gone, handlerOf, headOf, inProcess, issued, land, law, objected, opened, received, router, settled, tuesday, upheld, water } from '../../test/a-case.js';

const given = decisions(cases, { law, actor: handlerOf(water), ...at(tuesday) });
const issue = new IssueReply(caseId, { outcome: 'supported', claim: '恢复供水。', facts: '水闸失修。', opinion: '予以支持。', basis: '水法第三条' });

describe('The lead issues the joint reply', () => {
  it('when every department has answered, bound to the parts it was made of', () => given(...allAnswered).when(issueReply, issue).then(issued));
  it('bound to the latest revision of each', () => {
    const [event] = given(...allAnswered, answered(land, 2)).when(issueReply, issue).events();
    expect(event?.data).toMatchObject({ parts: [{ department: land, revision: 2 }, { department: water, revision: 1 }] });
  });
  it('and names those whom it answers, as far as they have come to the case', () =>
    expect(given(...allAnswered, added('2026-0002'), gone('2026-0002'), added('2026-0003')).when(issueReply, issue).events()[0]?.data).toMatchObject({ numbers: ['2026-0002', opened.number, '2026-0003'] }));
  it('without the part of one whose objection was upheld', () => {
    const [event] = given(...atWork, objected(land), upheld(land), accepted(water), answered(water)).when(issueReply, issue).events();
    expect(event?.data).toMatchObject({ parts: [{ department: water, revision: 1 }] });
  });
  it('through its head as well', () => given(...allAnswered).when(issueReply, issue, { actor: headOf(water) }).then(issued));
  it('not while a part is missing, and says whose', () => {
    const trying = given(...inProcess, answered(water)).when(issueReply, issue);
    trying.thenRefused('PARTS_MISSING');
    expect(() => trying.events()).toThrow(Refused);
    expect(() => trying.events()).toThrow(land);
  });
  it('only once', () => given(...allAnswered, issued).when(issueReply, issue).thenRefused('REPLY_ISSUED'));
  it('not after a settlement', () => given(...allAnswered, settled).when(issueReply, issue).thenRefused('CASE_SETTLED'));
  it('and an assisting department does not', () => given(...allAnswered).when(issueReply, issue, { actor: handlerOf(land) }).thenRefused('NOT_YOURS_TO_REPLY'));
  it('and neither does the hall', () => given(...allAnswered).when(issueReply, issue, { actor: router }).thenRefused('NOT_YOURS_TO_ACT'));
  it('and without a lead nobody does', () => given(received).when(issueReply, issue).thenRefused('NOT_YOURS_TO_REPLY'));
});
