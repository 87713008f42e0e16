// Proof of what a supervisor, and what a department, reads of a case.
import { DepartmentUrged, UrgeAnswered, type SupervisionCaseEvent } from '@onehall/contracts';
import { accepted, answered, caseId, extended, joinedEarlier, law, leftAgain, objected, opened, other, recorded, sentOut, signedFor, upheld } from '../../test/facts.js';
import { SmallSupervision } from '../../test/small-supervision.js';
import { litUp, ofDepartment, sheetOf } from './case-sheet.js';

const urged = recorded(DepartmentUrged({ caseId, urgeId: other, department: 'tax', urgedOn: '2026-03-20', ground: '多次来电', wording: '请报告进展' }));
const answer = recorded(UrgeAnswered({ caseId, urgeId: other, department: 'tax', answeredOn: '2026-03-21', answer: '即办' }));
const sheet = (supervision: SmallSupervision, ...more: readonly ReturnType<typeof recorded<SupervisionCaseEvent>>[]) => sheetOf([...supervision.events, ...more]);
const two = () => new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-03', ['land', 'tax']), signedFor('land', '2026-03-04'), signedFor('tax', '2026-03-04'));

describe('The sheet of a case', () => {
  it('shows each clock with its light and its words', () => {
    const runs = sheet(two().hear(accepted('land', '2026-03-05')).tick('2026-05-08')).runs.map(run => litUp(run, '2026-05-08', law));
    expect(runs.map(({ clockId, light, label }) => `${clockId} ${light} ${label}`)).toEqual([
      'C-ROUTE stopped 已停表', 'C-INFORM-TRANSFER/land stopped 已停表', 'C-OBJECT/land stopped 已停表', 'C-INFORM-TRANSFER/tax red 超期 50 天', 'C-OBJECT/tax stopped 已停表', 'C-HANDLE/land red 超期 2 天',
    ]);
  });
  it('keeps every move with its article', () =>
    expect(sheet(two().hear(accepted('land', '2026-03-05'), extended('land', '2026-04-20', '2026-03-05'))).runs.find(({ clockId }) => clockId === 'C-HANDLE/land')).toMatchObject({
      dueOn: '2026-06-05', moves: [{ movedOn: '2026-04-20', dueOn: '2026-06-05', because: law.deadline('C-HANDLE', '2026-03-05').article, before: { startedOn: '2026-03-05', dueOn: '2026-05-06', warnedOn: null, ranOutOn: null, daysLate: 0 } }],
    }));
  it('keeps what became of each term until it was moved, whether or not a timer spoke of it', () => {
    const before = [{ startedOn: '2026-03-02', dueOn: '2026-03-17', ranOutOn: null, daysLate: 0 }, { startedOn: '2026-02-10', dueOn: '2026-02-25', ranOutOn: '2026-02-26', daysLate: 15 }];
    for (const [timers, warnedOn] of [[['2026-03-03'], law.warnOn(law.deadline('C-ROUTE', '2026-02-10'), '2026-02-10')], [[], null]] as const) {
      const supervision = timers.reduce((late, day) => late.tick(day), new SmallSupervision().hear(opened('2026-03-02'), joinedEarlier('2026-02-10'))).hear(leftAgain('2026-03-12', '2026-03-02'));
      const [route] = sheet(supervision).runs;
      expect(route?.moves.map(move => move.before)).toMatchObject([before[0], { ...before[1], warnedOn }]);
      expect(route).toMatchObject({ startedOn: '2026-03-02', dueOn: '2026-03-17', warnedOn: null, ranOutOn: null });
    }
  });
  it('counts nothing as late of a term that was moved before it was over, though the stop was heard first', () => {
    const supervision = new SmallSupervision().hear(opened('2026-03-02'), sentOut('2026-03-20', ['land']), joinedEarlier('2026-03-01'));
    expect(supervision.events.map(({ type }) => type)).toContain('ClockRanOut');
    const [route] = sheet(supervision).runs;
    expect(route).toMatchObject({ dueOn: '2026-03-16', ranOutOn: '2026-03-17', stoppedOn: '2026-03-20', daysLate: 4, moves: [{ before: { dueOn: '2026-03-17', ranOutOn: null, daysLate: 0 } }] });
  });
  it('keeps both runs of a clock that was started a second time', () => {
    const again = two().hear(objected('tax', '2026-03-05'), upheld('tax', '2026-03-09'), sentOut('2026-03-20', ['tax'], { noLead: true }), signedFor('tax', '2026-03-23'));
    expect(sheet(again).runs.filter(({ clockId }) => clockId === 'C-INFORM-TRANSFER/tax')).toEqual([expect.objectContaining({ startedOn: '2026-03-04', stoppedOn: '2026-03-05' }), expect.objectContaining({ startedOn: '2026-03-23', stoppedOn: null })]);
  });
  it('shows nothing of a clock that was stopped and has not started', () => expect(sheet(new SmallSupervision().hear(answered('land', '2026-03-04'))).runs).toEqual([]));
  it('shows each urge with its answer', () => expect(sheet(two(), urged, answer).urges).toEqual([{ urgeId: other, department: 'tax', urgedOn: '2026-03-20', ground: '多次来电', wording: '请报告进展', answeredOn: '2026-03-21', answer: '即办' }]));
  it('shows a department its own clocks and urges only', () => {
    const theirs = ofDepartment(sheet(two(), urged), 'land');
    expect(theirs.runs.map(({ holder }) => holder)).toEqual(['land', 'land']);
    expect(theirs.urges).toEqual([]);
    expect(ofDepartment(sheet(two(), urged), 'tax').urges).toHaveLength(1);
  });
  it('dates an urge by the hall on the day on which the clock ran out', () => expect(sheet(two().tick('2026-04-30')).urges).toContainEqual(expect.objectContaining({ department: 'land', clockId: 'C-INFORM-TRANSFER/land', urgedOn: '2026-03-20' })));
  it('of a case that nobody heard of is empty', () => expect(sheetOf([])).toEqual({ number: null, openedOn: null, confidential: false, runs: [], urges: [] }));
});
