// A delivered reply is rated by each petitioner of the case: in time, once, and never a secret matter.
import { CaseDeclined, CaseOpened, CaseRated, CaseRedirected, RatingOpened, SubmissionJoined, SubmissionLeft } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { openRating, OpenRating } from './open-rating.js';
import { rateCase, RateCase } from './rate-case.js';

const given = decisions(cases, { law: lawOn('2026-05-20'), now: '2026-05-20T02:00:00.000Z' });
const caseId = '33333333-3333-4333-8333-333333333333';
const [submissionId, another] = ['11111111-1111-4111-8111-111111111111', '11111111-1111-4111-8111-111111111112'];
const opened = CaseOpened({
  caseId, submissionId, number: '20260302L00001', channel: 'letter', purpose: 'request', petitioner: true,
  openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条' },
});
const open = new OpenRating(caseId, '2026-05-01');
const rate = new RateCase(caseId, { submissionId, office: 'satisfied', departments: 'dissatisfied', comment: 'Slow' });
const joined = SubmissionJoined({ caseId, submissionId: another, number: '20260310L00004', receivedOn: '2026-03-10', channel: 'letter' });
const left = SubmissionLeft({ caseId, submissionId: another, number: '20260310L00004', how: 'withdrawn', leftOn: '2026-04-20', rateBy: '2026-05-20' });
const ratingOpened = RatingOpened({ caseId, deliveredOn: '2026-05-01', rateBy: '2026-05-31' });

describe('Rating opens', () => {
  it('for thirty days from the delivery of the reply', () => given(opened).when(openRating, open).then(ratingOpened));
  it('once, even when a reply is delivered again', () => given(opened, ratingOpened).when(openRating, new OpenRating(caseId, '2026-05-10')).thenNothing());
  it('never for an accusation', () => given(CaseOpened({ ...opened.data, confidential: true })).when(openRating, open).thenNothing());
  it('not for a withdrawal that was written down when the petitioner had been told no in writing, or sent elsewhere', () => {
    const paper = { kind: '告知书', number: '1', issuedOn: '2026-05-01' };
    const declined = CaseDeclined({ caseId, kind: 'not-accepted', ground: 'IN_HAND', article: 'x', reasons: '在办', declinedOn: '2026-05-01', paper });
    const redirected = CaseRedirected({ caseId, organ: '县法院', ground: 'NOT_OURS', article: 'x', redirectedOn: '2026-05-01', paper });
    for (const said of [declined, redirected]) given(opened, said).when(openRating, open).thenNothing();
  });
  it('never for what nobody brought', () => given(CaseOpened({ ...opened.data, petitioner: false })).when(openRating, open).thenNothing());
  it('for whoever joined what was found by screening, while somebody of them stands', () => {
    const screened = CaseOpened({ ...opened.data, channel: 'screening', petitioner: false });
    given(screened, joined).when(openRating, open).then(ratingOpened);
    given(screened, joined, left).when(openRating, open).thenNothing();
    given(opened, SubmissionJoined({ ...joined.data, channel: 'screening' }), SubmissionLeft({ ...left.data, submissionId, number: '20260302L00001' })).when(openRating, open).thenNothing();
  });
  it('as soon as the case is open', () => expect(() => given().when(openRating, open).events()).toThrow(NotYet));
});

describe('A petitioner rates', () => {
  it('the office and the departments apart from each other', () =>
    expect(given(opened, ratingOpened).when(rateCase, rate).events()[0]?.data).toEqual({ caseId, submissionId, office: 'satisfied', departments: 'dissatisfied', comment: 'Slow', ratedOn: '2026-05-20' }));
  it('until the last day has passed in Shanghai', () => {
    given(opened, ratingOpened).when(rateCase, rate, { now: '2026-05-31T15:59:59.999Z' }).thenTypes('CaseRated');
    given(opened, ratingOpened).when(rateCase, rate, { now: '2026-05-31T16:00:00.000Z' }).thenRefused('RATING_OVER');
  });
  it('not before the reply was delivered', () => given(opened).when(rateCase, rate).thenRefused('RATING_NOT_OPEN'));
  it('once', () => given(opened, ratingOpened, ...given(opened, ratingOpened).when(rateCase, rate).events()).when(rateCase, rate).thenRefused('ALREADY_RATED'));
  it('for the own submission only: whoever else brought one rates too, once', () => {
    const history = [opened, joined, ratingOpened, ...given(opened, joined, ratingOpened).when(rateCase, rate).events()];
    const other = new RateCase(caseId, { submissionId: another, office: 'dissatisfied', departments: 'fair' });
    const theirs = given(...history).when(rateCase, other).events();
    expect(theirs[0]?.data).toEqual({ caseId, submissionId: another, office: 'dissatisfied', departments: 'fair', ratedOn: '2026-05-20' });
    for (const again of [rate, other]) given(...history, ...theirs).when(rateCase, again).thenRefused('ALREADY_RATED');
  });
  it('not where somebody has spoken for the whole case, while it was rated once', () =>
    given(opened, joined, ratingOpened, CaseRated({ caseId, office: 'fair', departments: 'fair', ratedOn: '2026-05-10' })).when(rateCase, new RateCase(caseId, { submissionId: another, office: 'fair', departments: 'fair' })).thenRefused('ALREADY_RATED'));
  it('who has withdrawn, how it was until then, for thirty days from that', () => {
    const theirs = new RateCase(caseId, { submissionId: another, office: 'fair', departments: 'fair' });
    given(opened, joined, left).when(rateCase, theirs, { now: '2026-05-20T02:00:00.000Z' }).thenTypes('CaseRated');
    given(opened, joined, left, ratingOpened).when(rateCase, theirs, { now: '2026-05-21T02:00:00.000Z' }).thenRefused('RATING_OVER');
    given(opened, joined, left).when(rateCase, rate).thenRefused('RATING_NOT_OPEN');
    given(opened, joined, left, ratingOpened, ...given(opened, joined, left).when(rateCase, theirs).events()).when(rateCase, theirs).thenRefused('ALREADY_RATED');
  });
  it('as soon as the case has taken the submission in', () => expect(() => given(opened, ratingOpened).when(rateCase, new RateCase(caseId, { submissionId: another, office: 'fair', departments: 'fair' })).events()).toThrow(NotYet));
});
