// Proof of what a supervisor, and what a department, reads of a case.
import { DepartmentUrged, UrgeAnswered, type SupervisionCaseEvent } from '@onehall/contracts';
import { accepted, answered, caseId, extended, law, objected, opened, other, recorded, sentOut, signedFor, upheld } from '../../test/facts.js';
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
      dueOn: '2026-06-05', moves: [{ dueOn: '2026-06-05', because: law.deadline('C-HANDLE', '2026-03-05').article }],
    }));
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
