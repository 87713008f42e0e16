// Proof of who is urged, when, and on what ground.
import { CaseWatched, ClockRanOut, ClockStarted, ClockStopped, DepartmentUrged, WatchSealed } from '@onehall/contracts';
import { at, caseId, given, law, other, supervisor } from '../../test/facts.js';
import { clockOf, taskClock } from './clock-ids.js';
import { urgeDepartment, UrgeDepartment } from './urge-department.js';

const urgeId = other;
const clockId = clockOf('C-HANDLE', 'land');
const term = law.deadline('C-HANDLE', '2026-03-05');
const started = ClockStarted({ caseId, clockId, clock: 'C-HANDLE', holder: 'land', startedOn: '2026-03-05', term, warnOn: law.warnOn(term, '2026-03-05') });
const ranOut = ClockRanOut({ caseId, clockId, holder: 'land', ranOutOn: '2026-05-07' });
const byTheHall = new UrgeDepartment(caseId, { urgeId, clockId });
const byHandTo = (department: string) => new UrgeDepartment(caseId, { urgeId, department, ground: '群众多次来电', wording: '请三日内报告进展' });
const byHand = byHandTo('land');
const watched = CaseWatched({ caseId, number: 'F2026-1', openedOn: '2026-03-02' });
const inform = clockOf('C-INFORM-TRANSFER', 'land');
const asked = ClockStarted({ ...started.data, clockId: inform, clock: 'C-INFORM-TRANSFER' });
const informed = (passedTo?: string) => ClockStopped({ caseId, clockId: inform, stoppedOn: '2026-03-06', daysLate: 0, ...(passedTo && { passedTo }) });
const sealed = WatchSealed({ caseId, sealedOn: '2026-03-06' });
const over = ClockStopped({ caseId, clockId: 'CASE', stoppedOn: '2026-03-06', daysLate: 0 });
const handled = ClockStopped({ caseId, clockId, stoppedOn: '2026-03-06', daysLate: 0 });
const settled = ClockStopped({ caseId, clockId: 'SETTLEMENT', stoppedOn: '2026-03-06', daysLate: 0 });
const scene = { now: at('2026-05-07') };

describe('A department is urged', () => {
  it('by the hall when its clock has run out, with the article as ground', () =>
    given(started, ranOut).when(urgeDepartment, byTheHall, scene).then(DepartmentUrged({ caseId, urgeId, clockId, department: 'land', urgedOn: '2026-05-07', ground: `${term.article}：期限 2026-05-06 已过` })));
  it('but not when it has answered meanwhile, even late', () => given(started, ranOut, ClockStopped({ caseId, clockId, stoppedOn: '2026-05-08', daysLate: 2 })).when(urgeDepartment, byTheHall, scene).thenNothing());
  it('nor when the same clock was started anew and is in time', () => given(started, ranOut, ClockStopped({ caseId, clockId, stoppedOn: '2026-05-08', daysLate: 2 }), started).when(urgeDepartment, byTheHall, scene).thenNothing());
  it('by a supervisor at any time, in words of his own', () =>
    given(watched, started)
      .when(urgeDepartment, byHand, { ...scene, actor: supervisor })
      .then(DepartmentUrged({ caseId, urgeId, department: 'land', urgedOn: '2026-05-07', ground: '群众多次来电', wording: '请三日内报告进展' })));
  it('by a supervisor also while it has a share for which no clock runs', () => given(watched, asked, informed()).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenTypes('DepartmentUrged'));
  it('but not when it never had to do with the case, or its share went back to the hall', () => {
    given(watched).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenRefused('NOTHING_OWED');
    given(watched, asked, informed('hall')).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenRefused('NOTHING_OWED');
  });
  it('never about a case that the discipline organ has', () => {
    given(watched, started, ranOut, sealed).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenRefused('CONFIDENTIAL');
    given(watched, started, ranOut, sealed).when(urgeDepartment, byTheHall, scene).thenNothing();
  });
  it('never about a case that has ended', () => {
    given(watched, started, ranOut, handled, over).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenRefused('CASE_ENDED');
    given(watched, started, ranOut, handled, over).when(urgeDepartment, byTheHall, scene).thenNothing();
  });
  it.each(['2026-03-05', '2026-03-07'])('but about what a conference agreed, before its end or after, by the hall and by hand: on %s', startedOn => {
    const clock = { clockId: taskClock(other), clock: 'C-TASK', startedOn };
    const task = [ClockStarted({ ...started.data, ...clock }), ClockRanOut({ caseId, clockId: clock.clockId, holder: 'land', ranOutOn: '2026-05-07' })];
    given(watched, over, ...task).when(urgeDepartment, new UrgeDepartment(caseId, { urgeId, clockId: clock.clockId }), scene).thenTypes('DepartmentUrged');
    given(watched, over, ...task).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenTypes('DepartmentUrged');
    given(watched, asked, informed(), over, ...task).when(urgeDepartment, byHandTo('tax'), { ...scene, actor: supervisor }).thenRefused('CASE_ENDED');
    given(watched, over, ...task, sealed).when(urgeDepartment, new UrgeDepartment(caseId, { urgeId, clockId: clock.clockId }), scene).thenNothing();
  });
  it('nor about the share that it had of a case that has ended', () => given(watched, asked, informed(), over).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenRefused('CASE_ENDED'));
  it('nor about the share that it had of a case that is settled, but about what a conference agreed on it', () => {
    given(watched, asked, informed(), settled).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenRefused('CASE_SETTLED');
    given(watched, asked, informed(), settled, over).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenRefused('CASE_ENDED');
    given(watched, asked, informed(), settled, ClockStarted({ ...started.data, clockId: taskClock(other), clock: 'C-TASK' })).when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenTypes('DepartmentUrged');
  });
  it('never on a case that is not there', () => given().when(urgeDepartment, byHand, { ...scene, actor: supervisor }).thenRefused('UNKNOWN_CASE'));
});
