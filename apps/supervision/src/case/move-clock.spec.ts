// Proof of how a clock moves.
import { ClockMoved, ClockStarted, ClockStopped } from '@onehall/contracts';
import { caseId, given, law } from '../../test/facts.js';
import { clockOf } from './clock-ids.js';
import { moveClock, MoveClock } from './move-clock.js';

const clockId = clockOf('C-HANDLE', 'land');
const term = law.deadline('C-HANDLE', '2026-03-05');
const later = law.extend(term, 30);
const started = ClockStarted({ caseId, clockId, clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-05', term, warnOn: law.warnOn(term, '2026-03-05') });
const moved = ClockMoved({ caseId, clockId, term: later, warnOn: law.warnOn(later, '2026-03-05'), because: later.article });
const move = new MoveClock(caseId, { clockId, term: later });

describe('A clock moves', () => {
  it('when its term is extended, and is warned of later', () => {
    expect(law.warnOn(later, '2026-03-05') > law.warnOn(term, '2026-03-05')).toBe(true);
    given(started).when(moveClock, move).then(moved);
  });
  it('once', () => given(started, moved).when(moveClock, move).thenNothing());
  it('not after it has stopped', () => given(started, ClockStopped({ caseId, clockId, stoppedOn: '2026-04-01', daysLate: 0 })).when(moveClock, move).thenNothing());
  it('not when it never ran', () => given().when(moveClock, move).thenNothing());
});
