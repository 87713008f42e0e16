// The petitioner is told in writing that a matter is not accepted, or who is competent: on a ground of the law, and before the case was sent on.
import { CaseCameBack, CaseDeclined, CaseDisposed, CaseOpened, CaseRedirected, SubmissionJoined, SubmissionLeft, type Channel, type IntakeCaseEvent } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { declineCase, DeclineCase, drawsDeclineNumber } from './decline-case.js';
import { drawsRedirectionNumber, redirectCase, RedirectCase } from './redirect-case.js';

const law = lawOn('2026-03-02');
const given = decisions(cases, { law, now: '2026-03-05T02:00:00.000Z', number: 3 });
const caseId = '33333333-3333-4333-8333-333333333333';
const opened = CaseOpened({
  caseId, submissionId: '11111111-1111-4111-8111-111111111111', number: '20260302L00001', channel: 'letter', purpose: 'request', petitioner: true,
  openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条' },
});
const visited = CaseOpened({ ...opened.data, channel: 'visit' });
const accusation = CaseOpened({ ...opened.data, purpose: 'accusation', confidential: true });
const screened = CaseOpened({ ...opened.data, channel: 'screening', petitioner: false });
const another = { submissionId: '11111111-1111-4111-8111-111111111112', number: '20260303V00002' };
const joined = (channel: Channel) => SubmissionJoined({ caseId, ...another, channel, receivedOn: '2026-03-03' });
const left = ({ submissionId, number }: typeof another) => SubmissionLeft({ caseId, submissionId, number, how: 'withdrawn', leftOn: '2026-03-04' });
const sentOn = CaseDisposed({ caseId, way: 'urgent', disposedOn: '2026-03-03', article: 'x', paper: { kind: 'x', number: '1', issuedOn: '2026-03-03' } });
const decline = (ground = 'IN_HAND') => new DeclineCase(caseId, { ground, reasons: 'The county is handling it.' });
const redirect = (ground = 'NOT_OURS', organ = 'The court') => new RedirectCase(caseId, { ground, organ });
const declined = CaseDeclined({
  caseId, kind: 'not-accepted', ground: 'IN_HAND', reasons: 'The county is handling it.', article: '信访工作条例 第十九条第三款', declinedOn: '2026-03-05',
  paper: { kind: '不予受理告知书', number: '不受〔2026〕3号', issuedOn: '2026-03-05' },
});
const redirected = CaseRedirected({
  caseId, organ: 'The court', ground: 'NOT_OURS', article: '信访工作条例 第二十三条第一款', redirectedOn: '2026-03-05', paper: { kind: '去向告知书', number: '告〔2026〕3号', issuedOn: '2026-03-05' },
});
const scene = { now: '2026-03-05T02:00:00.000Z', hall: 'luju', actor: { id: 'u', role: 'router' }, law, number: 0 };

describe('A case is declined', () => {
  it('on a ground of the law, by a numbered and dated notice', () => given(opened).when(declineCase, decline()).then(declined));
  it('for good once it was re-reviewed, by another notice', () => {
    const [event] = given(opened).when(declineCase, decline('RE_REVIEWED')).events();
    expect(event?.data).toMatchObject({ kind: 'no-longer-accepted', article: '信访工作条例 第三十六条第三款', paper: { kind: '不再受理告知书' } });
    expect(drawsDeclineNumber(decline('RE_REVIEWED'), scene)).toBe('luju/2026/no-longer-accepted');
  });
  it('on a ground of the law of its day', () => {
    const then = { law: lawOn('2009-06-08'), now: '2009-06-09T02:00:00.000Z' };
    expect(given(opened).when(declineCase, decline('LEGAL_PROCEDURE'), then).events()[0]?.data).toMatchObject({ article: expect.stringContaining('信访条例') as string });
    given(opened).when(declineCase, decline('LEGAL_PROCEDURE')).thenRefused('UNKNOWN_GROUND');
  });
  it('on a ground for visits of 2014 never where somebody else wrote', () => {
    const then = { law: lawOn('2015-06-08'), now: '2015-06-09T02:00:00.000Z' };
    given(visited).when(declineCase, decline('VISIT_LEVEL_SKIPPED'), then).thenTypes('CaseDeclined');
    given(visited, joined('letter')).when(declineCase, decline('VISIT_LEVEL_SKIPPED'), then).thenRefused('GROUND_FOR_VISITS_ONLY');
  });
  it('never on a ground that nobody knows', () => given(opened).when(declineCase, decline('TOO_MUCH_WORK')).thenRefused('UNKNOWN_GROUND'));
  it('never on a ground that only sends elsewhere', () => given(opened).when(declineCase, decline('NOT_OURS')).thenRefused('UNKNOWN_GROUND'));
  it('by one notice, whose sealed reasons nobody compares: a second one is refused, not swallowed', () => given(opened, declined).when(declineCase, decline()).thenRefused('ALREADY_DECLINED'));
  it('on one ground', () => given(opened, declined).when(declineCase, decline('RE_REVIEWED')).thenRefused('ALREADY_DECLINED'));
  it('not after it was sent on its way', () => given(opened, sentOn).when(declineCase, decline()).thenRefused('ALREADY_DISPOSED'));
  it('never as an accusation', () => given(accusation).when(declineCase, decline()).thenRefused('ONLY_TO_DISCIPLINE'));
  it('never when there is nobody to tell', () => given(screened).when(declineCase, decline()).thenRefused('NOBODY_TO_TELL'));
  it('not before it is open', () => expect(() => given().when(declineCase, decline()).events()).toThrow(NotYet));
});

describe('A petitioner is told which organ is competent', () => {
  it('by a numbered and dated notice', () => given(opened).when(redirectCase, redirect()).then(redirected));
  it('with a number of its own register', () => expect(drawsRedirectionNumber(redirect(), scene)).toBe('luju/2026/redirected'));
  it('by one notice: a second one is refused, not swallowed', () => given(opened, redirected).when(redirectCase, redirect()).thenRefused('ALREADY_REDIRECTED'));
  it('to one organ', () => given(opened, redirected).when(redirectCase, redirect('NOT_OURS', 'The county')).thenRefused('ALREADY_REDIRECTED'));
  it('on a ground that sends elsewhere', () => given(opened).when(redirectCase, redirect('IN_HAND')).thenRefused('UNKNOWN_GROUND'));
  it('as a visitor who went too high', () => {
    given(opened).when(redirectCase, redirect('LEVEL_SKIPPED')).thenRefused('GROUND_FOR_VISITS_ONLY');
    expect(given(visited).when(redirectCase, redirect('LEVEL_SKIPPED')).events()[0]?.data).toMatchObject({ article: '信访工作条例 第二十条第一款' });
  });
  it('as such a visitor only while nobody stands who wrote, whoever came first and whoever left', () => {
    const tooHigh = (...history: readonly IntakeCaseEvent[]) => given(...history).when(redirectCase, redirect('LEVEL_SKIPPED'));
    for (const channel of ['letter', 'screening'] as const) tooHigh(visited, joined(channel)).thenRefused('GROUND_FOR_VISITS_ONLY');
    tooHigh(visited, joined('letter'), left(opened.data)).thenRefused('GROUND_FOR_VISITS_ONLY');
    tooHigh(visited, joined('visit')).thenTypes('CaseRedirected');
    tooHigh(visited, joined('letter'), left(another)).thenTypes('CaseRedirected');
    tooHigh(opened, joined('visit'), left(opened.data)).thenTypes('CaseRedirected');
  });
  it('not after the case was sent on its way', () => given(opened, sentOn).when(redirectCase, redirect()).thenRefused('ALREADY_DISPOSED'));
  it('also when it came back from the departments, though then nobody is told no', () => {
    const back = [opened, CaseDisposed({ ...sentOn.data, way: 'transfer', departments: [{ department: 'housing', part: 'lead' }] }), CaseCameBack({ caseId, cameBackOn: '2026-03-04' })] as const;
    given(...back).when(redirectCase, redirect()).then(redirected);
    given(...back, redirected).when(redirectCase, redirect()).thenRefused('ALREADY_REDIRECTED');
    given(...back).when(declineCase, decline()).thenRefused('ALREADY_DISPOSED');
  });
  it('but not when a department has accepted what came back: its petitioner holds the notice of that', () => {
    const back = [opened, CaseDisposed({ ...sentOn.data, way: 'transfer', departments: [{ department: 'housing', part: 'lead' }] }), CaseCameBack({ caseId, cameBackOn: '2026-03-04', acceptedBy: ['water'] })] as const;
    given(...back).when(redirectCase, redirect()).thenRefused('ALREADY_ACCEPTED');
  });
  it('not after the case was declined', () => given(opened, declined).when(redirectCase, redirect()).thenRefused('ALREADY_DECLINED'));
  it('never about an accusation', () => given(accusation).when(redirectCase, redirect()).thenRefused('ONLY_TO_DISCIPLINE'));
  it('never when nobody brought it', () => given(screened).when(redirectCase, redirect()).thenRefused('NOBODY_TO_TELL'));
});
