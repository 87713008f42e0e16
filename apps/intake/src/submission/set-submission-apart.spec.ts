// A submission whose case takes nothing in opens one of its own, with all that was written down of it and put right since.
import { SubmissionCorrected, SubmissionRegistered, SubmissionSetApart } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { correctSubmission, CorrectSubmission } from './correct-submission.js';
import { setSubmissionApart, SetSubmissionApart } from './set-submission-apart.js';
import { submissions } from './submission.js';

const given = decisions(submissions, { law: lawOn('2026-03-02') });
const submissionId = '11111111-1111-4111-8111-111111111111';
const [from, caseId] = ['33333333-3333-4333-8333-333333333333', '33333333-3333-4333-8333-333333333334'];
const person = { personId: '22222222-2222-4222-8222-222222222221', standing: 'petitioner' as const, name: '李四' };
const written = { submissionId, number: '20260302L00001', channel: 'letter' as const, receivedAt: '2026-03-02T02:00:00.000Z', persons: [person], personCount: 1, collective: false, purpose: 'request' as const };
const registered = SubmissionRegistered({ ...written, caseId: from, opens: false, title: '水', text: '没水', queryCode: 'K7M2Q9XW4T', category: '水利' });
const corrected = SubmissionCorrected({ submissionId, caseId: from, category: '用水', persons: [{ personId: person.personId, name: '李思' }], reasons: '听错' });
const words = { title: '水', text: '没水', queryCode: 'K7M2Q9XW4T' };
const apart = (follows?: string) => SubmissionSetApart({ ...written, ...words, caseId, opens: true, category: '水利', from, ...(follows && { follows }) });
const setApart = (follows?: string) => new SetSubmissionApart(submissionId, { caseId, from, ...words, ...(follows && { follows }) });

describe('A submission whose case takes nothing in', () => {
  it('opens a case of its own', () => given(registered).when(setSubmissionApart, setApart()).then(apart()));
  it('which names the earlier one where it may', () => given(registered).when(setSubmissionApart, setApart(from)).then(apart(from)));
  it('also when that case had taken it in, which the word says and the submission forgets', () => {
    const joined = given(registered).when(setSubmissionApart, new SetSubmissionApart(submissionId, { caseId, from, joined: true, ...words })).events();
    expect(joined[0]?.data).toMatchObject({ from, joined: true });
    expect([registered, ...joined].reduce((state, event) => submissions.evolve(state, event), submissions.initial)).not.toHaveProperty('registered.joined');
  });
  it('with what was put right meanwhile', () => {
    const [event] = given(registered, corrected).when(setSubmissionApart, setApart()).events();
    expect(event?.data).toMatchObject({ caseId, category: '用水', persons: [{ ...person, name: '李思' }] });
  });
  it('once, also when it was put right since', () => {
    given(registered, apart()).when(setSubmissionApart, setApart()).thenNothing();
    given(registered, apart(), SubmissionCorrected({ ...corrected.data, caseId })).when(setSubmissionApart, setApart()).thenNothing();
  });
  it('and is corrected from then on as that case’s own', () => {
    const [event] = given(registered, apart()).when(correctSubmission, new CorrectSubmission(submissionId, { category: '用水', reasons: '听错' })).events();
    expect(event?.data).toMatchObject({ caseId });
  });
  it('and is none that nobody registered', () => given().when(setSubmissionApart, setApart()).thenNothing());
});
