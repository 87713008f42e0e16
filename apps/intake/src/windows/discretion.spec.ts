// What is left of a matter of the discipline organ for everybody else.
import { CaseDisposed, CaseOpened, SubmissionRegistered } from '@onehall/contracts';
import { cases } from '../case/case.js';
import type { CaseLine } from '../views/case-line.js';
import { bareCase, bareLine, bareSubmission, mayOpen } from './discretion.js';

const caseId = '33333333-3333-4333-8333-333333333333';
const secret = 'He took money';
const said = { caseId, submissionId: '11111111-1111-4111-8111-111111111111', number: '20260302L00001', channel: 'letter' as const, purpose: 'request' as const, title: secret, place: secret, category: secret };
const registered = SubmissionRegistered({ ...said, opens: true, receivedAt: '2026-03-02T02:00:00.000Z', personCount: 1, collective: false, text: secret, persons: [{ personId: caseId, standing: 'petitioner', name: secret }] });
const opened = CaseOpened({ ...said, petitioner: true, openedAt: '2026-03-02T02:00:00.000Z', receivedOn: '2026-03-02', routeBy: { on: '2026-03-17', clock: 'C-ROUTE', article: 'x' } });
const disposed = CaseDisposed({ caseId, way: 'discipline', organ: 'Discipline', disposedOn: '2026-03-03', article: 'x', paper: { kind: 'x', number: '1', issuedOn: '2026-03-03' } });

const line: CaseLine = {
  ...said, numbers: [said.number], receivedOn: '2026-03-02', openedAt: '2026-03-02T02:00:00.000Z', routeBy: '2026-03-17', petitioner: true, confidential: true, counts: { [said.submissionId]: 7 }, personCount: 7, collective: true, threat: true,
  state: 'disposed', way: 'discipline', departments: null, organ: secret, disposedOn: '2026-03-03', leftOn: '2026-03-03', paper: '纪移〔2026〕1号', rateBy: null, ratedOn: null, ratings: null, updatedAt: '2026-03-03T02:00:00.000Z', sentTo: ['county-land'],
};
const opening = (...events: readonly Parameters<typeof cases.evolve>[1][]) => {
  const state = events.reduce((before, event) => cases.evolve(before, event), cases.initial);
  if (state.phase === 'unopened') throw new Error('Nothing was opened.');
  return state;
};

describe('A matter of the discipline organ', () => {
  const handed = { handedOver: true, receivedOn: '2026-03-02' };
  it('shows of a submission that it came, and nothing of what it says, nor whose case it is', () => {
    const bare = bareSubmission(registered.data, handed);
    expect(bare).toEqual({ number: said.number, channel: 'letter', receivedOn: '2026-03-02', confidential: true, queryable: false, persons: [], corrections: [] });
    expect(JSON.stringify(bare)).not.toContain(caseId);
  });
  it('shows of a case that it came and that it went, and nothing of what it says', () =>
    expect(bareCase(opening(opened, disposed), { caseId, version: 2 })).toEqual({
      phase: 'disposed', opened: { number: said.number, channel: 'letter', receivedOn: '2026-03-02', confidential: true }, disposed: { way: 'discipline', disposedOn: '2026-03-03', paper: disposed.data.paper },
    }));
  it('shows no more on the list', () => {
    const shown = Object.fromEntries(Object.entries(bareLine(line)).filter(([, value]) => value !== null));
    expect(shown).toEqual({ number: said.number, channel: 'letter', receivedOn: '2026-03-02', confidential: true, state: 'disposed', way: 'discipline', disposedOn: '2026-03-03', leftOn: '2026-03-03', paper: '纪移〔2026〕1号' });
    expect(bareLine({ ...line, confidential: false })).toMatchObject({ title: secret, caseId });
  });
  it('can be found while it waits to be handed over', () => {
    const waiting = CaseOpened({ ...opened.data, purpose: 'accusation', confidential: true });
    expect(bareCase(opening(waiting), { caseId, version: 1 })).toMatchObject({ caseId, version: 1, phase: 'open', opened: { routeBy: { on: '2026-03-17' } } });
    expect(bareSubmission(registered.data, { ...handed, handedOver: false })).toMatchObject({ caseId, submissionId: said.submissionId });
    expect(bareLine({ ...line, state: 'open', way: null })).toMatchObject({ caseId, routeBy: '2026-03-17', personCount: null });
    for (const bare of [bareCase(opening(waiting), { caseId, version: 1 }), bareLine({ ...line, way: null })]) expect(JSON.stringify(bare)).not.toContain(secret);
  });
  it.each([['discipline', true], ['clerk', false], ['router', false], ['supervisor', false]])('is opened for %s: %s', (role, may) => expect(mayOpen({ id: 'u', role, hall: 'hall' })).toBe(may));
});
