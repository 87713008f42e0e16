// Proof of how a clock moves.
import { ClockMoved, ClockRanOut, ClockStarted, ClockStopped } from '@onehall/contracts';
import { caseId, given, law } from '../../test/facts.js';
import { clockOf, routeClock } from './clock-ids.js';
import { moveClock, MoveClock } from './move-clock.js';

const clockId = clockOf('C-HANDLE', 'land');
const term = law.deadline('C-HANDLE', '2026-03-05');
const later = law.extend(term, 30);
const started = ClockStarted({ caseId, clockId, clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-05', term, warnOn: law.warnOn(term, '2026-03-05') });
const moved = ClockMoved({ caseId, clockId, movedOn: '2026-03-02', term: later, warnOn: law.warnOn(later, '2026-03-05'), because: later.article });
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

describe('The hall’s clock moves with who waits longest', () => {
  const route = law.deadline('C-ROUTE', '2026-03-02');
  const earlier = law.deadline('C-ROUTE', '2026-02-10');
  const runs = ClockStarted({ caseId, clockId: routeClock, clock: 'C-ROUTE', holder: 'hall', startedOn: '2026-03-02', term: route, warnOn: law.warnOn(route, '2026-03-02') });
  const toEarlier = new MoveClock(caseId, { clockId: routeClock, term: earlier, from: '2026-02-10' });
  const movedBack = ClockMoved({ caseId, clockId: routeClock, startedOn: '2026-02-10', movedOn: '2026-03-02', term: earlier, warnOn: law.warnOn(earlier, '2026-02-10'), because: earlier.article });

  const ranOut = ClockRanOut({ caseId, clockId: routeClock, holder: 'hall', ranOutOn: '2026-02-26' });
  const toNext = ClockMoved({ caseId, clockId: routeClock, startedOn: '2026-03-02', movedOn: '2026-03-02', term: route, warnOn: law.warnOn(route, '2026-03-02'), because: route.article });

  it('to an earlier day, from which it runs', () => given(runs).when(moveClock, toEarlier).then(movedBack));
  it('once', () => given(runs, movedBack).when(moveClock, toEarlier).thenNothing());
  it('and from the next one’s day when that one has left', () =>
    given(runs, movedBack).when(moveClock, new MoveClock(caseId, { clockId: routeClock, term: route, from: '2026-03-02' })).then(ranOut, toNext));
  it('and what was late until then has run out, though no timer said so; once', () => {
    const back = new MoveClock(caseId, { clockId: routeClock, term: route, from: '2026-03-02' });
    given(runs, movedBack, ranOut).when(moveClock, back).then(toNext);
    given(runs, movedBack).when(moveClock, back, { now: '2026-02-25T02:00:00.000Z' }).thenTypes('ClockMoved');
  });
  it('also where it was heard to stop before: as late as it is by the new term', () => {
    expect(earlier.on).toBe('2026-02-25');
    given(runs, ClockStopped({ caseId, clockId: routeClock, stoppedOn: '2026-03-03', daysLate: 0 }))
      .when(moveClock, toEarlier)
      .then(movedBack, ranOut, ClockStopped({ caseId, clockId: routeClock, stoppedOn: '2026-03-03', daysLate: 6 }));
  });
});
