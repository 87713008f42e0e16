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
  it.each([{ title: 'About the director' }, { text: 'He took money' }, { place: 'The bureau' }, { category: 'Bribes' }, { personCount: 4 }])('but never as an accusation: %j', changes =>
    given(accusation).when(correctSubmission, correct(changes)).thenRefused('ACCUSATION_NOT_TYPED'));
});

describe('A person of a submission is corrected', () => {
  const [person] = said.persons;
  const personId = person?.personId ?? '';
  const stranger = '22222222-2222-4222-8222-222222222229';

  it('and reads corrected from then on; what was not given stays', () => {
    const events = given(registered).when(correctSubmission, correct({ persons: [{ personId, phone: '13900001111', address: 'Street 1' }] })).events();
    const state = [registered, ...events].reduce((submission, event) => submissions.evolve(submission, event), submissions.initial);
    expect(state).toMatchObject({ registered: { persons: [{ personId, standing: 'petitioner', name: 'Person', phone: '13900001111', address: 'Street 1' }] } });
  });
  it('only when the submission names that person', () => given(registered).when(correctSubmission, correct({ persons: [{ personId: stranger, name: 'Other' }] })).thenRefused('PERSON_NOT_NAMED_HERE'));
  it('once in one correction', () => given(registered).when(correctSubmission, correct({ persons: [{ personId, name: 'A' }, { personId, name: 'B' }] })).thenRefused('PERSON_TWICE'));
  it('to an ID number that can be right', () => {
    given(registered).when(correctSubmission, correct({ persons: [{ personId, idNumber: '110105194912310021' }] })).thenRefused('ID_NUMBER_MISTYPED');
    given(registered).when(correctSubmission, correct({ persons: [{ personId, idNumber: '110105194912310' }] })).thenTypes('SubmissionCorrected');
  });
  it('in something', () => given(registered).when(correctSubmission, correct({ persons: [{ personId }] })).thenRefused('NOTHING_TO_CORRECT'));
  it('never so that only an agent is left', () =>
    given(SubmissionRegistered({ ...said, channel: 'letter' })).when(correctSubmission, correct({ persons: [{ personId, standing: 'agent' }] })).thenRefused('AGENT_WITHOUT_PRINCIPAL'));
  it('to a representative, where a visit turns out to be of thirty', () => {
    given(registered).when(correctSubmission, correct({ personCount: 30 })).thenRefused('REPRESENTATIVE_NEEDED');
    given(registered).when(correctSubmission, correct({ personCount: 30, persons: [{ personId, standing: 'representative' }] })).thenTypes('SubmissionCorrected');
  });
});
