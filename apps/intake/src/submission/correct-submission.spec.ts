// What was written down wrongly is corrected, and the reason stands beside it.
import { SubmissionRegistered } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { correctSubmission, CorrectSubmission, type Correction } from './correct-submission.js';
import { submissions } from './submission.js';

const given = decisions(submissions, { law: lawOn('2026-03-02') });
const submissionId = '11111111-1111-4111-8111-111111111111';
const caseId = '33333333-3333-4333-8333-333333333333';
const said = {
  submissionId, caseId, opens: true, number: '20260302V00001', channel: 'visit' as const, receivedAt: '2026-03-02T02:00:00.000Z', personCount: 2, collective: false, purpose: 'request' as const, title: 'Watre',
  persons: [{ personId: '22222222-2222-4222-8222-222222222222', standing: 'petitioner' as const, name: 'Person' }],
};
const registered = SubmissionRegistered(said);
const accusation = SubmissionRegistered({ ...said, purpose: 'accusation', confidential: true, persons: [] });
const correct = (changes: Omit<Correction, 'reasons'>) => new CorrectSubmission(submissionId, { ...changes, reasons: 'Misspelled' });

describe('A submission is corrected', () => {
  it('and reads corrected from then on, with the reason kept', () => {
    const events = given(registered).when(correctSubmission, correct({ title: 'Water', personCount: 3 })).events();
    const state = [registered, ...events].reduce((submission, event) => submissions.evolve(submission, event), submissions.initial);
    expect(state).toMatchObject({ registered: { title: 'Water', personCount: 3, number: '20260302V00001' }, corrections: ['Misspelled'] });
    expect(state).not.toHaveProperty('registered.reasons');
  });
  it('only when something is corrected', () => given(registered).when(correctSubmission, correct({})).thenRefused('NOTHING_TO_CORRECT'));
  it('only when it is there', () => given().when(correctSubmission, correct({ title: 'Water' })).thenRefused('UNKNOWN_SUBMISSION'));
  it('but no visit becomes one of nobody', () => given(registered).when(correctSubmission, correct({ personCount: 0 })).thenRefused('VISITORS_NOT_COUNTED'));
  it('but never to fewer persons than are named', () =>
    given(SubmissionRegistered({ ...said, channel: 'letter' })).when(correctSubmission, correct({ personCount: 0 })).thenRefused('MORE_NAMED_THAN_COUNTED'));
  it.each([{ title: 'About the director' }, { text: 'He took money' }, { place: 'The bureau' }])('but an accusation is not typed in afterwards either: %j', changes =>
    given(accusation).when(correctSubmission, correct(changes)).thenRefused('ACCUSATION_NOT_TYPED'));
  it('while the number of those who brought an accusation may be put right', () => given(accusation).when(correctSubmission, correct({ personCount: 4 })).thenTypes('SubmissionCorrected'));
});
