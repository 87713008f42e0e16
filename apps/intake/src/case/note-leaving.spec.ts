// A submission leaves its case: withdrawn, with days to say what its petitioner thinks, or set apart, as if it had never been there.
import { CaseOpened, SubmissionJoined, SubmissionLeft } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases, withdrawnOn, type Case } from './case.js';
import { declineCase, DeclineCase } from './decline-case.js';
import { noteLeaving, NoteLeaving } from './note-leaving.js';

const given = decisions(cases, { law: lawOn('2026-03-02'), now: '2026-03-12T02:00:00.000Z' });
const caseId = '33333333-3333-4333-8333-333333333333';
const [first, second] = ['11111111-1111-4111-8111-111111111111', '11111111-1111-4111-8111-111111111112'] as const;
const opened = CaseOpened({
  caseId, submissionId: first, number: '20260302C00001', channel: 'screening', purpose: 'request', petitioner: false,
  openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条' },
});
const joined = SubmissionJoined({ caseId, submissionId: second, number: '20260310L00004', receivedOn: '2026-03-10', channel: 'letter' });
const withdrawn = SubmissionLeft({ caseId, submissionId: second, number: '20260310L00004', how: 'withdrawn', leftOn: '2026-03-11', rateBy: '2026-04-10' });
const apart = SubmissionLeft({ caseId, submissionId: second, number: '20260310L00004', how: 'set-apart', leftOn: '2026-03-12' });
const note = new NoteLeaving(caseId, { number: '20260310L00004', how: 'withdrawn', leftOn: '2026-03-11' });
const setApart = new NoteLeaving(caseId, { number: '20260310L00004', how: 'set-apart' });
const stateOf = (...events: readonly Parameters<typeof cases.evolve>[1][]) => events.reduce<Case>((state, event) => cases.evolve(state, event), cases.initial);

describe('A submission leaves its case', () => {
  it('withdrawn, and its petitioner says for thirty days what to think of that', () => given(opened, joined).when(noteLeaving, note).then(withdrawn));
  it('set apart, on the day on which that was heard', () => given(opened, joined).when(noteLeaving, setApart).then(apart));
  it('once', () => {
    given(opened, joined, withdrawn).when(noteLeaving, note).thenNothing();
    given(opened, joined, apart).when(noteLeaving, setApart).thenNothing();
  });
  it('and where it had waited longest, the case leaves the window within fifteen days of the next one', () => {
    const earlier = SubmissionJoined({ ...joined.data, receivedOn: '2026-02-10' });
    given(opened, earlier).when(noteLeaving, note).then(SubmissionLeft({ ...withdrawn.data, routeFrom: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条第一款' } }));
  });
  it('when it was there', () => {
    given(opened).when(noteLeaving, note).thenRefused('UNKNOWN_SUBMISSION');
    expect(() => given().when(noteLeaving, note).events()).toThrow(NotYet);
  });
  it('and the case remembers who withdrew and when, but not what was set apart', () => {
    const known = stateOf(opened, joined, withdrawn);
    if (known.phase === 'unopened') throw new Error('It was opened.');
    expect([withdrawnOn(known, first), withdrawnOn(known, second)]).toEqual([undefined, '2026-03-11']);
    expect(stateOf(opened, joined, apart)).toMatchObject({ submissions: [{ submissionId: first }] });
  });
});

describe('A notice is given where somebody stands to be told', () => {
  const decline = new DeclineCase(caseId, { ground: 'IN_HAND', reasons: 'The county is handling it.' });
  it('who joined what was found by screening', () => given(opened, joined).when(declineCase, decline).thenTypes('CaseDeclined'));
  it('and not where nobody did, or all have left', () => {
    for (const history of [[opened], [opened, joined, withdrawn], [opened, joined, apart]]) given(...history).when(declineCase, decline).thenRefused('NOBODY_TO_TELL');
  });
});
