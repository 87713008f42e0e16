// Proof that what became of a term until it was moved stays what it was, and is none of the new term's.
import { ClockMoved, ClockRanOut, ClockStarted, ClockStopped, ClockWarned } from '@onehall/contracts';
import type { Event } from '@onehall/kernel';
import { caseId, march, recorded, water } from '../test/a-life.js';
import { caseFile } from './case-file.js';

const clockId = 'C-ROUTE';
const because = '信访工作条例 第二十二条第一款';
const term = (on: string) => ({ on, clock: 'C-ROUTE', article: because });
const started = ClockStarted({ caseId, clockId, clock: 'C-ROUTE', holder: water, startedOn: '2026-03-04', term: term('2026-03-19'), warnOn: '2026-03-15' });
const warned = ClockWarned({ caseId, clockId, holder: water, warnedOn: '2026-03-15' });
const ranOut = ClockRanOut({ caseId, clockId, holder: water, ranOutOn: '2026-03-20' });
const moved = (movedOn?: string) => ClockMoved({ caseId, clockId, startedOn: '2026-03-12', ...(movedOn && { movedOn }), term: term('2026-03-27'), warnOn: '2026-03-23', because });
const stopped = (stoppedOn: string, daysLate: number) => ClockStopped({ caseId, clockId, stoppedOn, daysLate });

/** Everything was heard in the evening of 24 March, which in Shanghai is the 25th. */
const clockAfter = (...events: readonly Event[]) => caseFile(caseId, events.map((event, index) => recorded('supervision', event, march(24, `17:00:0${index}.000`)))).clocks[clockId];

describe('A clock that was moved', () => {
  it('was late by the term before until that day, and is neither late nor warned of by the new one', () => {
    const clock = clockAfter(started, warned, ranOut, moved('2026-03-24'));
    expect(clock?.moves).toEqual([{ movedOn: '2026-03-24', dueOn: '2026-03-27', because, before: { startedOn: '2026-03-04', dueOn: '2026-03-19', warnedOn: '2026-03-15', ranOutOn: '2026-03-20', daysLate: 5 } }]);
    expect([clock?.startedOn, clock?.dueOn, clock?.warnedOn, clock?.ranOutOn]).toEqual(['2026-03-12', '2026-03-27', undefined, undefined]);
  });
  it('was not late when it moved in time', () => expect(clockAfter(started, warned, moved('2026-03-18'))?.moves).toMatchObject([{ before: { warnedOn: '2026-03-15', ranOutOn: null, daysLate: 0 } }]));
  it('moved on the legal day of its instant, where the move was written before it said its day', () => expect(clockAfter(started, ranOut, moved())?.moves).toMatchObject([{ movedOn: '2026-03-25', before: { daysLate: 6 } }]));
  it('was not late by a term that had been moved before it was over, though its stop was heard first', () =>
    expect(clockAfter(started, ranOut, stopped('2026-03-23', 4), moved('2026-03-18'), stopped('2026-03-23', 0))).toMatchObject({ daysLate: 0, moves: [{ before: { ranOutOn: null, daysLate: 0 } }] }));
  it('was late until its stop, which came before the day of the move', () =>
    expect(clockAfter(started, ranOut, stopped('2026-03-21', 2), moved('2026-03-24'))?.moves).toMatchObject([{ before: { ranOutOn: '2026-03-20', daysLate: 2 } }]));
});
