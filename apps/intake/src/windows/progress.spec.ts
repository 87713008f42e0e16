// How a petitioner reads the progress of a case.
import { lawOn } from '@onehall/rulebook';
import type { PublicCase } from '../views/public-case.js';
import type { QuerySlip } from '../views/query-slip.js';
import { progressOf, type Wording } from './progress.js';

const law = lawOn('2026-03-02');
const wording: Wording = { dayOf: instant => law.day(instant), today: '2026-05-25', names: new Map([['housing', '房产局']]) };
const paper = { kind: 'paper', number: '1', issuedOn: '2026-03-05' };
const further = { ...paper, number: '2', issuedOn: '2026-03-06' };
const row: PublicCase = {
  caseId: 'c', receivedOn: '2026-03-02', channel: 'letter', category: null,
  windowSteps: [{ step: 'registered', at: '2026-03-01T17:00:00.000Z' }, { step: 'sent-on', on: '2026-03-05', way: 'transfer', paper }, { step: 'rated', on: '2026-05-25', submissionId: 'b' }],
  departmentSteps: [
    { step: 'sent-out', on: '2026-03-05', departments: ['housing', 'closed'], paper }, { step: 'taken-back', on: '2026-03-06', departments: ['closed'] }, { step: 'sent-out', on: '2026-03-06', departments: ['water'], paper: further },
    { step: 'withdrawn', on: '2026-03-09', number: '2' }, { step: 'delivered', on: '2026-05-25' },
  ],
  rateBy: '2026-06-20', endedOn: null,
};

/** Whoever opened the case, and whoever joined it on the ninth. */
const slip = (submissionId: string, changes: Partial<QuerySlip> = {}): QuerySlip => ({ submissionId, number: '1', codeDigest: null, caseId: 'c', receivedAt: null, channel: null, registeredAt: null, ...changes });
const first = slip('a');
const second = slip('b', { number: '2', receivedAt: '2026-03-08T17:00:00.000Z', channel: 'phone', registeredAt: '2026-03-08T18:00:00.000Z' });
const daysOf = (own: QuerySlip) => progressOf(row, own, wording).steps.map(({ step, on }) => `${on} ${step}`);

describe('The progress of a case', () => {
  it('stands in order of days, each sending once, with departments by name', () =>
    expect(progressOf(row, first, wording).steps).toEqual([
      { step: 'registered', on: '2026-03-02' },
      { step: 'sent-on', on: '2026-03-05', way: 'transfer', paper, departments: [{ department: 'housing', name: '房产局' }, { department: 'closed', name: 'closed' }] },
      { step: 'taken-back', on: '2026-03-06', departments: [{ department: 'closed', name: 'closed' }] },
      { step: 'sent-out', on: '2026-03-06', departments: [{ department: 'water', name: 'water' }], paper: further },
      { step: 'delivered', on: '2026-05-25' },
    ]));
  it('tells whoever joined it of their own day, withdrawal and rating, and nobody else of these', () => {
    expect(daysOf(second)).toEqual(['2026-03-05 sent-on', '2026-03-06 taken-back', '2026-03-06 sent-out', '2026-03-09 registered', '2026-03-09 withdrawn', '2026-05-25 delivered', '2026-05-25 rated']);
    expect(progressOf(row, second, wording)).toMatchObject({ receivedOn: '2026-03-09', channel: 'phone', ratedOn: '2026-05-25', mayRate: false });
    expect(progressOf(row, first, wording)).toMatchObject({ receivedOn: '2026-03-02', channel: 'letter', ratedOn: null, mayRate: true });
    expect(JSON.stringify(progressOf(row, second, wording))).not.toContain('submissionId');
  });
  it('tells everybody of a rating of which nobody knows whose it is', () => expect(progressOf({ ...row, windowSteps: [{ step: 'rated', on: '2026-05-25' }] }, first, wording)).toMatchObject({ ratedOn: '2026-05-25', mayRate: false }));
  it('shows the sending before routing has said to whom', () => expect(progressOf({ ...row, departmentSteps: null }, first, wording).steps.map(({ step }) => step)).toEqual(['registered', 'sent-on']));
  it.each([
    [{}, true],
    [{ rateBy: null }, false],
    [{ rateBy: '2026-05-25' }, true],
    [{ rateBy: '2026-05-24' }, false],
  ] as const)('says whether it may be rated: %j %s', (changes, mayRate) => expect(progressOf({ ...row, ...changes }, first, wording).mayRate).toBe(mayRate));
});
