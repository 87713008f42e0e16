// Proof of when a clock has run out.
import { ClockRanOut, ClockStarted, ClockStopped } from '@onehall/contracts';
import { at, caseId, given, law } from '../../test/facts.js';
import { clockOf } from './clock-ids.js';
import { runOutClock, RunOutClock } from './run-out-clock.js';

const clockId = clockOf('C-HANDLE', 'land');
const term = law.deadline('C-HANDLE', '2026-03-05');
const started = ClockStarted({ caseId, clockId, clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-05', term, warnOn: law.warnOn(term, '2026-03-05') });
const ranOut = ClockRanOut({ caseId, clockId, holder: 'land', ranOutOn: '2026-05-07' });
const runOut = new RunOutClock(caseId, { clockId, dueOn: term.on });

describe('A clock has run out', () => {
  it('on the day after its last day', () => given(started).when(runOutClock, runOut, { now: at('2026-05-07') }).then(ranOut));
  it('on that day even when the hall was down and says so later', () => given(started).when(runOutClock, runOut, { now: at('2026-06-01') }).then(ranOut));
  it('not on its last day, which ends at midnight in Shanghai', () => given(started).when(runOutClock, runOut, { now: '2026-05-06T15:59:59.999Z' }).thenNothing());
  it('once', () => given(started, ranOut).when(runOutClock, runOut, { now: at('2026-05-07') }).thenNothing());
  it('not when it has stopped meanwhile', () => given(started, ClockStopped({ caseId, clockId, stoppedOn: term.on, daysLate: 0 })).when(runOutClock, runOut, { now: at('2026-05-07') }).thenNothing());
  it('not for a term that it no longer has', () => given(started).when(runOutClock, new RunOutClock(caseId, { clockId, dueOn: '2026-04-01' }), { now: at('2026-05-07') }).thenNothing());
  it('and a right that has run out has only lapsed, on its last day', () => {
    const right = law.deadline('C-OBJECT', '2026-03-05');
    const running = ClockStarted({ caseId, clockId: 'C-OBJECT/land', clock: 'C-OBJECT', holder: 'land', startedOn: '2026-03-05', term: right, warnOn: law.warnOn(right, '2026-03-05') });
    given(running)
      .when(runOutClock, new RunOutClock(caseId, { clockId: 'C-OBJECT/land', dueOn: right.on }), { now: at('2026-03-13') })
      .then(ClockStopped({ caseId, clockId: 'C-OBJECT/land', stoppedOn: right.on, daysLate: 0 }));
  });
});
