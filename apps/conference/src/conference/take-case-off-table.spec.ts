// Proof that a table falls silent about a case that went to the discipline organ.
import { agenda, called, cancelled, certificates, conferenceId, elsewhere, estate, given, handlerOf, neighbours, neighboursTakenOff, opposed, present, resolved, signed, survey, takenOff, takenOffResolved } from '../../test/the-estate.js';
import { recorded } from '../../test/rows.js';
import { cancelConference, CancelConference } from './cancel-conference.js';
import { passResolution, PassResolution } from './pass-resolution.js';
import { proceedings } from './proceedings.js';
import { recordAttendance, RecordAttendance } from './record-attendance.js';
import { reportTaskDone, ReportTaskDone } from './report-task-done.js';
import { setAgenda, SetAgenda } from './set-agenda.js';
import { signMinutes, SignMinutes } from './sign-minutes.js';
import { statePosition, StatePosition } from './state-position.js';
import { takeCaseOffTable, TakeCaseOffTable } from './take-case-off-table.js';

const take = (about: string) => new TakeCaseOffTable(conferenceId, about);
const state = (about: string) => new StatePosition(conferenceId, { department: 'land', about, stance: 'agree', view: '同意' });
const task = (caseId: string) => ({ taskId: survey, caseId, department: 'land', what: '办理', dueOn: '2026-03-31' });
const resolve = (...cases: readonly string[]) => new PassResolution(conferenceId, { resolution: '同意', tasks: cases.map(task) });
const report = (taskId: string) => new ReportTaskDone(conferenceId, { taskId, report: '办结' });

describe('A case is taken off the table', () => {
  it('when it lies on it', () => given(called).when(takeCaseOffTable, take(estate)).then(takenOff));
  it('with the tasks that were agreed on it', () => given(called, agenda, present('land'), resolved).when(takeCaseOffTable, take(estate)).then(takenOffResolved));
  it('once', () => given(called, takenOff).when(takeCaseOffTable, take(estate)).thenNothing());
  it('also when the conference was called off', () => given(called, cancelled).when(takeCaseOffTable, take(estate)).then(takenOff));
  it('and no other', () => given(called).when(takeCaseOffTable, take(elsewhere)).thenNothing());
});

describe('About a case that was taken off', () => {
  const before = [called, agenda, present('land'), takenOff] as const;
  it('nobody states a position, and on the other case one may', () => {
    given(...before).when(statePosition, state(estate)).thenRefused('CONFIDENTIAL');
    given(...before).when(statePosition, state(neighbours)).thenTypes('PositionStated');
  });
  it('nobody sets a topic', () => given(...before).when(setAgenda, new SetAgenda(conferenceId, [{ caseId: estate, topic: '议题' }])).thenRefused('CONFIDENTIAL'));
  it('nothing is agreed, and on the other case something may', () => {
    given(...before).when(passResolution, resolve(estate)).thenRefused('CONFIDENTIAL');
    given(...before).when(passResolution, resolve(neighbours)).thenTypes('ResolutionPassed');
  });
  it('nothing is reported', () => {
    const after = [called, agenda, present('land'), resolved, takenOffResolved] as const;
    given(...after).when(reportTaskDone, report(survey), { actor: handlerOf('housing') }).thenRefused('CONFIDENTIAL');
    given(...after).when(reportTaskDone, report(certificates), { actor: handlerOf('land') }).thenTypes('TaskDone');
  });
});

describe('A table with nothing left on it', () => {
  const empty = [called, agenda, present('land'), takenOff, neighboursTakenOff] as const;
  it('hears nothing more', () => {
    given(...empty).when(passResolution, resolve()).thenRefused('CONFIDENTIAL');
    given(...empty).when(recordAttendance, new RecordAttendance(conferenceId, { department: 'tax', attendance: 'present' })).thenRefused('CONFIDENTIAL');
    given(called, agenda, present('land'), resolved, takenOffResolved, neighboursTakenOff).when(signMinutes, new SignMinutes(conferenceId, { convener: '县委副书记', minutes: '纪要' })).thenRefused('CONFIDENTIAL');
  });
  it('can be called off', () => given(...empty).when(cancelConference, new CancelConference(conferenceId, '召集人另有安排')).then(cancelled));
});

describe('Who reads a conference of which a case was taken off', () => {
  const read = proceedings([called, agenda, present('land'), opposed, resolved, signed, takenOffResolved].map(event => recorded(event)));
  it('reads neither its topic, positions and tasks nor the minutes', () => {
    expect(read).toMatchObject({ state: 'signed', agenda: [], positions: [], takenOff: [estate], minutes: { paper: { number: '联纪〔2026〕7号' } } });
    for (const words of ['小区办证', '不动产证办理', '土地手续不全', '四月底前办结登记', '补测绘', '会议议定……']) expect(JSON.stringify(read)).not.toContain(words);
  });
  it('reads what was agreed on the other case', () => expect(read?.tasks).toContainEqual(expect.objectContaining({ taskId: certificates, what: '办理登记' })));
});
