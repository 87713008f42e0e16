// Proof of how clocks stop: on the day of the fact, in whichever order facts arrive, with the days that they are late.
import { ClockRanOut, ClockStarted, ClockStopped } from '@onehall/contracts';
import { caseId, given, law } from '../../test/facts.js';
import { clockOf, routeClock } from './clock-ids.js';
import { stopClocks, StopClocks } from './stop-clocks.js';

const term = law.deadline('C-ROUTE', '2026-03-02');
const started = ClockStarted({ caseId, clockId: routeClock, clock: 'C-ROUTE', holder: 'hall', startedOn: '2026-03-02', term, warnOn: law.warnOn(term, '2026-03-02') });
const ranOut = ClockRanOut({ caseId, clockId: routeClock, holder: 'hall', ranOutOn: '2026-03-18' });
const stopped = (stoppedOn: string, daysLate = 0, passedTo?: string) => ClockStopped({ caseId, clockId: routeClock, stoppedOn, daysLate, ...(passedTo && { passedTo }) });
const stop = (stoppedOn: string) => new StopClocks(caseId, { stops: [{ clockId: routeClock }], stoppedOn });
const sentOut = (stoppedOn: string, passedTo = 'land') => new StopClocks(caseId, { stops: [{ clockId: routeClock, mayComeFirst: true }], stoppedOn, passedTo });

describe('A clock stops', () => {
  it('on its last day in time', () => {
    expect(term.on).toBe('2026-03-17');
    given(started).when(stopClocks, stop('2026-03-17')).then(stopped('2026-03-17'));
  });
  it('two days later two days late, and the log says that it had run out', () => given(started).when(stopClocks, stop('2026-03-19')).then(ranOut, stopped('2026-03-19', 2)));
  it('which is not said a second time where a timer has said it', () => given(started, ranOut).when(stopClocks, stop('2026-03-19')).then(stopped('2026-03-19', 2)));
  it('by the day of the fact, however long an outage kept the hall from hearing of it', () => given(started).when(stopClocks, stop('2026-03-16'), { now: '2026-12-24T02:00:00.000Z' }).then(stopped('2026-03-16')));
  it('once', () => given(started, stopped('2026-03-16')).when(stopClocks, stop('2026-03-17')).thenNothing());
  it('on the earlier day, when that fact arrives second', () => given(started, ranOut, stopped('2026-03-19', 2)).when(stopClocks, stop('2026-03-16')).then(stopped('2026-03-16')));
  it('never by a fact from before it began', () => given(started, stopped('2026-03-16')).when(stopClocks, stop('2026-03-01')).thenNothing());
  it('and one that never ran has nothing to stop', () => given().when(stopClocks, stop('2026-03-16')).thenNothing());
});

describe('A stop that may come before its start', () => {
  it('is remembered', () => given().when(stopClocks, sentOut('2026-03-05')).then(stopped('2026-03-05', 0, 'land')));
  it('once', () => given(stopped('2026-03-05', 0, 'land')).when(stopClocks, sentOut('2026-03-05')).thenNothing());
  it('by its earliest day', () => given(stopped('2026-03-05', 0, 'land')).when(stopClocks, sentOut('2026-03-04')).then(stopped('2026-03-04')));
  it('and says anew who leads, when the case passes to another department', () => given(stopped('2026-03-05', 0, 'land')).when(stopClocks, sentOut('2026-03-09', 'tax')).then(stopped('2026-03-05', 0, 'tax')));
});

describe('The hall’s clock', () => {
  it('says to whom the case has passed', () => given(started).when(stopClocks, sentOut('2026-03-05')).then(stopped('2026-03-05', 0, 'land')));
  it('keeps its day when another department comes to lead', () => given(started, stopped('2026-03-05', 0, 'land')).when(stopClocks, sentOut('2026-03-20', 'tax')).then(stopped('2026-03-05', 0, 'tax')));
  it('says nothing new when the same one leads on', () => given(started, stopped('2026-03-05', 0, 'land')).when(stopClocks, sentOut('2026-03-20')).thenNothing());
});

describe('The right to object', () => {
  const right = law.deadline('C-OBJECT', '2026-03-02');
  const clockId = clockOf('C-OBJECT', 'land');
  const running = ClockStarted({ caseId, clockId, clock: 'C-OBJECT', holder: 'land', startedOn: '2026-03-02', term: right, warnOn: law.warnOn(right, '2026-03-02') });
  const accept = (stoppedOn: string) => new StopClocks(caseId, { stops: [{ clockId }], stoppedOn });

  it('is used up by an acceptance within five working days', () => given(running).when(stopClocks, accept('2026-03-04')).then(ClockStopped({ caseId, clockId, stoppedOn: '2026-03-04', daysLate: 0 })));
  it('has lapsed on its last day when the department accepts later, without being late', () => {
    expect(right.on).toBe('2026-03-09');
    given(running).when(stopClocks, accept('2026-03-12')).then(ClockStopped({ caseId, clockId, stoppedOn: '2026-03-09', daysLate: 0 }));
  });
});
