// How a petitioner reads the progress of a case.
import { lawOn } from '@onehall/rulebook';
import type { PublicCase } from '../views/public-case.js';
import { progressOf, type Wording } from './progress.js';

const law = lawOn('2026-03-02');
const wording: Wording = { dayOf: instant => law.day(instant), today: '2026-05-25', names: new Map([['housing', '房产局']]) };
const paper = { kind: 'paper', number: '1', issuedOn: '2026-03-05' };
const row: PublicCase = {
  caseId: 'c', receivedOn: '2026-03-02', channel: 'letter', category: null,
  windowSteps: [{ step: 'registered', at: '2026-03-01T17:00:00.000Z' }, { step: 'sent-on', on: '2026-03-05', way: 'transfer', paper }, { step: 'rated', on: '2026-05-25' }],
  departmentSteps: [{ step: 'sent-out', on: '2026-03-05', departments: ['housing', 'closed'], paper }, { step: 'delivered', on: '2026-05-21' }],
  rateBy: '2026-06-20', ratedOn: null, endedOn: null,
};

describe('The progress of a case', () => {
  it('stands in order of days, what the window did first, with departments by name', () =>
    expect(progressOf(row, wording).steps).toEqual([
      { step: 'registered', on: '2026-03-02' },
      { step: 'sent-on', on: '2026-03-05', way: 'transfer', paper },
      { step: 'sent-out', on: '2026-03-05', departments: [{ department: 'housing', name: '房产局' }, { department: 'closed', name: 'closed' }], paper },
      { step: 'delivered', on: '2026-05-21' },
      { step: 'rated', on: '2026-05-25' },
    ]));
  it.each([
    [{}, true],
    [{ ratedOn: '2026-05-25' }, false],
    [{ rateBy: null }, false],
    [{ rateBy: '2026-05-25' }, true],
    [{ rateBy: '2026-05-24' }, false],
  ] as const)('says whether it may be rated: %j %s', (changes, mayRate) => expect(progressOf({ ...row, ...changes }, wording).mayRate).toBe(mayRate));
});
