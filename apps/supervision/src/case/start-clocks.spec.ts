// Proof of how clocks start: by the term that an event named, on the day that the event named, and not at all where they were over already.
import { ClockMoved, ClockRanOut, ClockStarted, ClockStopped } from '@onehall/contracts';
import type { Term } from '@onehall/rulebook';
import { caseId, given, law } from '../../test/facts.js';
import { routeClock, theCase, theDispute } from './clock-ids.js';
import { startClocks, StartClocks, type Start } from './start-clocks.js';

const due = law.deadline('C-ROUTE', '2026-03-02');
const route: Start = { clockId: routeClock, clock: 'C-ROUTE', holder: 'hall', startedOn: '2026-03-02', due };
const started = (term: Term = due) => ClockStarted({ caseId, clockId: routeClock, clock: 'C-ROUTE', holder: 'hall', startedOn: '2026-03-02', term, warnOn: law.warnOn(term, '2026-03-02') });
const stopped = (stoppedOn: string, daysLate = 0, clockId: string = routeClock) => ClockStopped({ caseId, clockId, stoppedOn, daysLate });
const start = new StartClocks(caseId, [route]);

describe('A clock starts', () => {
  it('with the term that the event named, whenever the hall hears of it', () => given().when(startClocks, start, { now: '2026-09-01T02:00:00.000Z' }).then(started()));
  it('with the day that a letter fixed', () => {
    const assigned: Start = { clockId: 'C-ASSIGN/land', clock: 'C-ASSIGN', holder: 'land', startedOn: '2026-03-03', due: '2026-04-30' };
    given().when(startClocks, new StartClocks(caseId, [assigned])).then(
      ClockStarted({ caseId, clockId: 'C-ASSIGN/land', clock: 'C-ASSIGN', holder: 'land', startedOn: '2026-03-03', term: law.termOn('C-ASSIGN', '2026-04-30'), warnOn: law.warnOn(law.termOn('C-ASSIGN', '2026-04-30'), '2026-03-03') }),
    );
  });
  it('by the law of the day on which it began', () => {
    const events = given().when(startClocks, new StartClocks(caseId, [{ clockId: 'C-TASK/t', clock: 'C-TASK', holder: 'land', startedOn: '2009-03-03', due: '2009-04-30' }])).events();
    expect(events).toEqual([expect.objectContaining({ data: expect.objectContaining({ term: law.on('2009-03-03').termOn('C-TASK', '2009-04-30') }) as unknown })]);
    expect(law.on('2009-03-03').termOn('C-TASK', '2009-04-30').article).not.toBe(law.termOn('C-TASK', '2026-04-30').article);
  });
  it('beside others that the same fact starts', () => given().when(startClocks, new StartClocks(caseId, [route, { ...route, clockId: 'C-TASK/t', clock: 'C-TASK', due: '2026-04-01' }])).thenTypes('ClockStarted', 'ClockStarted'));
  it('once, however often it is said', () => given(started()).when(startClocks, start).thenNothing());
  it('and moves when it is said again with another term', () => {
    const later = law.extend(due, 5);
    given(started()).when(startClocks, new StartClocks(caseId, [{ ...route, due: later }])).then(ClockMoved({ caseId, clockId: routeClock, movedOn: '2026-03-02', term: later, warnOn: law.warnOn(later, '2026-03-02'), because: later.article }));
  });
  it('and is warned of by the day on which it began, also when a later letter moves it', () => {
    const later = law.extend(due, 5);
    given(started()).when(startClocks, new StartClocks(caseId, [{ ...route, startedOn: '2026-03-12', due: later }])).then(ClockMoved({ caseId, clockId: routeClock, movedOn: '2026-03-12', term: later, warnOn: law.warnOn(later, '2026-03-02'), because: later.article }));
  });
  it('and what was late by then has run out, though no timer said so; once', () => {
    const ranOut = ClockRanOut({ caseId, clockId: routeClock, holder: 'hall', ranOutOn: '2026-03-18' });
    const further = new StartClocks(caseId, [{ ...route, startedOn: '2026-03-18', due: law.extend(due, 5) }]);
    given(started()).when(startClocks, further).thenTypes('ClockRanOut', 'ClockMoved');
    expect(given(started()).when(startClocks, further).events()[0]).toEqual(ranOut);
    given(started(), ranOut).when(startClocks, further).thenTypes('ClockMoved');
  });
  it('anew after it has stopped, when a department is asked a second time', () => given(started(), stopped('2026-03-05')).when(startClocks, start).then(started()));
});

describe('A clock whose stop was heard of first', () => {
  it('stops at once, on that day', () => given(stopped('2026-03-05')).when(startClocks, start).then(started(), stopped('2026-03-05')));
  it('as late as it was, and the log says that it had run out', () =>
    given(stopped('2026-03-19')).when(startClocks, start).then(started(), ClockRanOut({ caseId, clockId: routeClock, holder: 'hall', ranOutOn: '2026-03-18' }), stopped('2026-03-19', 2)));
  it('stops with the case', () => given(stopped('2026-03-06', 0, theCase)).when(startClocks, start).then(started(), stopped('2026-03-06')));
  it('stops on the earlier of the two days', () => given(stopped('2026-03-05'), stopped('2026-03-06', 0, theCase)).when(startClocks, start).then(started(), stopped('2026-03-05')));
  it('stops with the settlement, where it is what a department owes', () => {
    const handle: Start = { clockId: 'C-HANDLE/land', clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-05', due: law.deadline('C-HANDLE', '2026-03-05') };
    given(stopped('2026-03-09', 0, theDispute)).when(startClocks, new StartClocks(caseId, [handle])).thenTypes('ClockStarted', 'ClockStopped');
    given(stopped('2026-03-09', 0, theDispute)).when(startClocks, start).then(started());
  });
  it('but not where it is what a conference agreed', () => given(stopped('2026-03-06', 0, theCase)).when(startClocks, new StartClocks(caseId, [{ ...route, clockId: 'C-TASK/t', clock: 'C-TASK', due: '2026-04-01' }])).thenTypes('ClockStarted'));
});
