// What is left of a matter of the discipline organ for everybody else.
import { CaseDisposed, CaseOpened, SubmissionRegistered } from '@onehall/contracts';
import { cases } from '../case/case.js';
import { submissions } from '../submission/submission.js';
import { bareCase, bareSubmission, mayOpen } from './discretion.js';

const caseId = '33333333-3333-4333-8333-333333333333';
const secret = 'He took money';
const said = { caseId, submissionId: '11111111-1111-4111-8111-111111111111', number: '20260302L00001', channel: 'letter' as const, purpose: 'request' as const, title: secret, place: secret, category: secret };
const registered = SubmissionRegistered({ ...said, opens: true, receivedAt: '2026-03-02T02:00:00.000Z', personCount: 1, collective: false, text: secret, persons: [{ personId: caseId, standing: 'petitioner', name: secret }] });
const opened = CaseOpened({ ...said, petitioner: true, openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: 'x' } });
const disposed = CaseDisposed({ caseId, way: 'discipline', organ: 'Discipline', disposedOn: '2026-03-03', article: 'x', paper: { kind: 'x', number: '1', issuedOn: '2026-03-03' } });

describe('A matter of the discipline organ', () => {
  it('shows of a submission that it came, and nothing of what it says', () => {
    const state = submissions.evolve(submissions.initial, registered);
    if (state.phase === 'unregistered') throw new Error('Nothing was registered.');
    expect(bareSubmission(state)).toMatchObject({ number: said.number, confidential: true, persons: [] });
    expect(JSON.stringify(bareSubmission(state))).not.toContain(secret);
  });
  it('shows of a case where it went, and nothing of what it says', () => {
    const state = cases.evolve(cases.evolve(cases.initial, opened), disposed);
    if (state.phase === 'unopened') throw new Error('Nothing was opened.');
    expect(bareCase(state)).toMatchObject({ phase: 'disposed', opened: { confidential: true }, disposed: { organ: 'Discipline' } });
    expect(JSON.stringify(bareCase(state))).not.toContain(secret);
  });
  it.each([['discipline', true], ['clerk', false], ['router', false], ['supervisor', false]])('is opened for %s: %s', (role, may) => expect(mayOpen({ id: 'u', role, hall: 'hall' })).toBe(may));
});
