// Proof of when a clock is warned of.
import { ClockMoved, ClockStarted, ClockStopped, ClockWarned } from '@onehall/contracts';
import { at, caseId, given, law } from '../../test/facts.js';
import { clockOf } from './clock-ids.js';
import { warnOfClock, WarnOfClock } from './warn-of-clock.js';

const clockId = clockOf('C-HANDLE', 'land');
const term = law.deadline('C-HANDLE', '2026-03-05');
const warnOn = law.warnOn(term, '2026-03-05');
const started = ClockStarted({ caseId, clockId, clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-05', term, warnOn });
const warned = ClockWarned({ caseId, clockId, holder: 'land', warnedOn: warnOn });
const warn = new WarnOfClock(caseId, { clockId, dueOn: term.on });
const scene = { now: at(warnOn) };

describe('A clock is warned of', () => {
  it('when little of its term is left', () => given(started).when(warnOfClock, warn, scene).then(warned));
  it('once', () => given(started, warned).when(warnOfClock, warn, scene).thenNothing());
  it('and once more when its term was moved', () => {
    const later = law.extend(term, 30);
    const moved = ClockMoved({ caseId, clockId, term: later, warnOn: law.warnOn(later, '2026-03-05'), because: later.article });
    given(started, warned, moved).when(warnOfClock, new WarnOfClock(caseId, { clockId, dueOn: later.on }), { now: at('2026-05-20') }).thenTypes('ClockWarned');
  });
  it('not for a term that it no longer has', () => given(started).when(warnOfClock, new WarnOfClock(caseId, { clockId, dueOn: '2026-04-01' }), scene).thenNothing());
  it('not after it has stopped', () => given(started, ClockStopped({ caseId, clockId, stoppedOn: '2026-04-01', daysLate: 0 })).when(warnOfClock, warn, scene).thenNothing());
  it('not when it is a right: nobody owes an objection', () => {
    const right = law.deadline('C-OBJECT', '2026-03-05');
    const running = ClockStarted({ caseId, clockId: 'C-OBJECT/land', clock: 'C-OBJECT', holder: 'land', startedOn: '2026-03-05', term: right, warnOn: law.warnOn(right, '2026-03-05') });
    given(running).when(warnOfClock, new WarnOfClock(caseId, { clockId: 'C-OBJECT/land', dueOn: right.on }), scene).thenNothing();
  });
});
