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
const daysOf = (own: QuerySlip, of = row) => progressOf(of, own, wording).steps.map(({ step, on }) => `${on} ${step}`);

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
    expect(daysOf(second)).toEqual(['2026-03-09 registered', '2026-03-05 sent-on', '2026-03-06 taken-back', '2026-03-06 sent-out', '2026-03-09 withdrawn', '2026-05-25 rated']);
    expect(progressOf(row, second, wording)).toMatchObject({ receivedOn: '2026-03-09', channel: 'phone', ratedOn: '2026-05-25', mayRate: false });
    expect(progressOf(row, first, wording)).toMatchObject({ receivedOn: '2026-03-02', channel: 'letter', ratedOn: null, mayRate: true });
    expect(JSON.stringify(progressOf(row, second, wording))).not.toContain('submissionId');
  });
  it('ends for whoever withdrew with that, also where only one of the two has heard of it, and may be rated for as long as that says', () => {
    const [begun, sent] = row.windowSteps ?? [];
    if (!begun || !sent) throw new Error('They stand above.');
    const gone = { step: 'gone', on: '2026-03-09', number: '2', rateBy: '2026-05-25' } as const;
    const later = { step: 'redirected', on: '2026-04-01', organ: '县法院', paper } as const;
    const heard = { ...row, windowSteps: [begun, sent, gone, later] };
    expect(progressOf(heard, second, wording)).toMatchObject({ rateBy: '2026-05-25', mayRate: true, endedOn: '2026-03-09' });
    expect(daysOf(second, heard)).not.toContain('2026-04-01 redirected');
    expect(daysOf(first, heard)).toContain('2026-04-01 redirected');
    expect(progressOf({ ...heard, windowSteps: [begun, sent, { ...gone, rateBy: '2026-05-24' }] }, second, wording).mayRate).toBe(false);
    expect(progressOf({ ...row, windowSteps: [begun, sent] }, second, wording)).toMatchObject({ rateBy: null, mayRate: false });
    expect(progressOf({ ...heard, departmentSteps: [] }, second, wording)).toMatchObject({ endedOn: '2026-03-09' });
    expect(JSON.stringify(progressOf(heard, second, wording))).not.toContain('gone');
  });
  it.each([['not-accepted', 'declined'], ['no-longer-accepted', 'declined'], ['redirected', 'redirected']] as const)('ends as the window has said in writing (%s), also where a withdrawal was written down before routing had heard of that', (step, how) => {
    const said = step === 'redirected' ? { step, on: '2026-03-04', organ: '县法院', paper } : { step, on: '2026-03-04', paper, article: 'x' };
    const [begun] = row.windowSteps ?? [];
    const raced = { ...row, windowSteps: [...(begun ? [begun] : []), said], departmentSteps: [{ step: 'ended', on: '2026-03-05', how: 'withdrawn' } as const], rateBy: null, endedOn: '2026-03-05' };
    expect(progressOf(raced, first, wording)).toMatchObject({ endedOn: '2026-03-04', steps: [{ step: 'registered' }, { step }, { step: 'ended', on: '2026-03-04', how }] });
    expect(progressOf({ ...raced, departmentSteps: [], endedOn: null }, first, wording)).toMatchObject({ endedOn: null });
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
