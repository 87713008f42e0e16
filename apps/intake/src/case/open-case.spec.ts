// A registered submission opens its case, and further ones join it.
import { CaseDisposed, CaseOpened, SubmissionJoined } from '@onehall/contracts';
import { NotYet } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from './case.js';
import { joinCase, JoinCase } from './join-case.js';
import { openCase, OpenCase, type Opening } from './open-case.js';

const given = decisions(cases, { law: lawOn('2026-03-02'), now: '2026-03-02T02:00:00.000Z' });
const caseId = '33333333-3333-4333-8333-333333333333';
const submissionId = '11111111-1111-4111-8111-111111111111';
const another = '11111111-1111-4111-8111-111111111112';
const opening: Opening = { submissionId, number: '20260302V00001', receivedAt: '2026-03-01T16:30:00.000Z', channel: 'visit', purpose: 'request', title: 'No water', petitioner: true };
const opened = CaseOpened({
  caseId, submissionId, number: '20260302V00001', channel: 'visit', purpose: 'request', title: 'No water', petitioner: true,
  openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: '信访工作条例 第二十二条第一款' },
});
const accusation = CaseOpened({ ...opened.data, confidential: true });
const joining = { submissionId: another, number: '20260310L00004', channel: 'letter' as const, receivedAt: '2026-03-10T02:00:00.000Z' };
const joined = SubmissionJoined({ caseId, submissionId: another, number: '20260310L00004', channel: 'letter', receivedOn: '2026-03-10' });

describe('A case is opened', () => {
  it('on the day of Shanghai on which it was received, and leaves the window within fifteen days', () => given().when(openCase, new OpenCase(caseId, opening)).then(opened));
  it('by the law of the day on which its clock started', () => {
    const [event] = given().when(openCase, new OpenCase(caseId, { ...opening, receivedAt: '2009-06-08T01:00:00.000Z' })).events();
    expect(event?.data).toMatchObject({ receivedOn: '2009-06-08', routeBy: { on: '2009-06-23', article: expect.stringContaining('信访条例 第二十一条') as string } });
  });
  it('once, however often it is said', () => given(opened).when(openCase, new OpenCase(caseId, opening)).thenNothing());
  it('by one submission only', () => given(opened).when(openCase, new OpenCase(caseId, { ...opening, submissionId: another })).thenRefused('ALREADY_OPEN'));
  it('with the day that a superior set', () => expect(given().when(openCase, new OpenCase(caseId, { ...opening, answerBy: '2026-04-30' })).events()[0]?.data).toMatchObject({ answerBy: '2026-04-30' }));
  it('as the secret that it is', () => expect(given().when(openCase, new OpenCase(caseId, { ...opening, confidential: true })).events()[0]?.data).toMatchObject({ confidential: true }));
});

describe('A further submission joins a case', () => {
  it('that is open', () => given(opened).when(joinCase, new JoinCase(caseId, joining)).then(joined));
  it('with the day that a superior set', () => given(opened).when(joinCase, new JoinCase(caseId, { ...joining, answerBy: '2026-04-30' })).then(SubmissionJoined({ ...joined.data, answerBy: '2026-04-30' })));
  it('and where it was received before all that stand in it, the case leaves the window within fifteen days of that', () => {
    const earlier = { ...joining, receivedAt: '2026-02-10T02:00:00.000Z' };
    const joinedEarlier = SubmissionJoined({ ...joined.data, receivedOn: '2026-02-10', routeBy: { on: '2026-02-25', clock: 'C-ROUTE', article: '信访工作条例 第二十二条第一款' } });
    given(opened).when(joinCase, new JoinCase(caseId, earlier)).then(joinedEarlier);
    const between = { ...joining, submissionId: caseId, receivedAt: '2026-02-20T02:00:00.000Z' };
    expect(given(opened, joinedEarlier).when(joinCase, new JoinCase(caseId, between)).events()[0]?.data).not.toHaveProperty('routeBy');
    const sent = CaseDisposed({ caseId, way: 'transfer', departments: [{ department: 'housing', part: 'lead' }], disposedOn: '2026-03-03', article: 'x', paper: { kind: 'x', number: '1', issuedOn: '2026-03-03' } });
    expect(given(opened, sent).when(joinCase, new JoinCase(caseId, earlier)).events()[0]?.data).not.toHaveProperty('routeBy');
  });
  it('once, however often it is said', () => given(opened, joined).when(joinCase, new JoinCase(caseId, joining)).thenNothing());
  it('as soon as it is open', () => expect(() => given().when(joinCase, new JoinCase(caseId, joining)).events()).toThrow(NotYet));
  it('but never an accusation', () => given(accusation).when(joinCase, new JoinCase(caseId, joining)).thenRefused('ACCUSATION_STANDS_ALONE'));
  it('nor one that was handed to the discipline organ since', () => {
    const handedOver = CaseDisposed({ caseId, way: 'discipline', organ: 'The organ', disposedOn: '2026-03-03', article: 'x', paper: { kind: 'x', number: '1', issuedOn: '2026-03-03' } });
    given(opened, handedOver).when(joinCase, new JoinCase(caseId, joining)).thenRefused('ACCUSATION_STANDS_ALONE');
  });
});
