// Proof that a table falls silent about a case that left the hall, and that a department cannot tell which way it went.
import type { ConferenceEvent } from '@onehall/contracts';
import { agenda, called, cancelled, certificates, conferenceId, declined, declinedResolved, elsewhere, estate, given, handlerOf, neighbours, neighboursTakenOff, opposed, present, resolved, signed, survey, takenOff, takenOffResolved, wideAgenda } from '../../test/the-estate.js';
import { recorded } from '../../test/recorded.js';
import { cancelConference, CancelConference } from './cancel-conference.js';
import { passResolution, PassResolution } from './pass-resolution.js';
import { proceedings } from './proceedings.js';
import { readable, type Reader } from './readable.js';
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

const hallItself: Reader = { isOfDepartment: false };
const department: Reader = { isOfDepartment: true };
const shown = (events: readonly ConferenceEvent[], reader: Reader) => {
  const read = proceedings(events.map(event => recorded(event)), reader);
  return read && readable(read, reader);
};

describe('A case is taken off the table', () => {
  it('when it lies on it', () => given(called).when(takeCaseOffTable, take(estate)).then(takenOff));
  it('with the tasks that were agreed on it', () => given(called, agenda, present('land'), resolved).when(takeCaseOffTable, take(estate)).then(takenOffResolved));
  it('once', () => given(called, takenOff).when(takeCaseOffTable, take(estate)).thenNothing());
  it('also when the conference was called off', () => given(called, cancelled).when(takeCaseOffTable, take(estate)).then(takenOff));
  it('and says why, unless it is the discipline organ’s', () => given(called).when(takeCaseOffTable, new TakeCaseOffTable(conferenceId, estate, 'declined')).then(declined));
  it('and no other', () => given(called).when(takeCaseOffTable, take(elsewhere)).thenNothing());
});

describe('About a case that was taken off', () => {
  const before = [called, wideAgenda, present('land'), takenOff] as const;
  it('nobody states a position, and on the other case one may', () => {
    given(...before).when(statePosition, state(estate)).thenRefused('CONFIDENTIAL');
    given(...before).when(statePosition, state(neighbours)).thenTypes('PositionStated');
  });
  it('nobody sets a topic', () => given(...before).when(setAgenda, new SetAgenda(conferenceId, [{ caseId: estate, topic: '议题' }])).thenRefused('CONFIDENTIAL'));
  it('nothing is agreed, and on the other case something may', () => {
    given(...before).when(passResolution, resolve(estate)).thenRefused('CONFIDENTIAL');
    given(...before).when(passResolution, resolve(neighbours)).thenTypes('ResolutionPassed');
  });
  it('nothing is said, also when another one has gone the same way after it', () => {
    const three = { ...called, data: { ...called.data, cases: [estate, neighbours, elsewhere] } };
    for (const one of [estate, neighbours]) given(three, present('land'), takenOff, neighboursTakenOff).when(statePosition, state(one)).thenRefused('CONFIDENTIAL');
  });
  it('nothing is reported', () => {
    const after = [called, agenda, present('land'), resolved, takenOffResolved] as const;
    given(...after).when(reportTaskDone, report(survey), { actor: handlerOf('housing') }).thenRefused('UNKNOWN_TASK');
    given(...after).when(reportTaskDone, report(certificates), { actor: handlerOf('land') }).thenTypes('TaskDone');
  });
});

describe('To a department', () => {
  const before = [called, agenda, present('land')] as const;
  const actor = handlerOf('land');
  it.each([['went to the discipline organ', takenOff, takenOffResolved], ['was declined', declined, declinedResolved]])('a case that %s does not lie on the table', (_, left, leftResolved) => {
    given(...before, left).when(statePosition, state(estate), { actor }).thenRefused('NOT_AT_TABLE');
    given(...before, left, neighboursTakenOff).when(statePosition, state(estate), { actor }).thenRefused('UNKNOWN_CONFERENCE');
    given(...before, resolved, leftResolved).when(reportTaskDone, report(survey), { actor: handlerOf('housing') }).thenRefused('UNKNOWN_TASK');
  });
  it('reads the same, whichever way it went', () => {
    const told = [called, agenda, present('land'), opposed, resolved, signed];
    const read = (left: typeof takenOffResolved, reader: Reader) => shown([...told, left], reader);
    const [secret, open] = [read(takenOffResolved, department), read(declinedResolved, department)];
    expect(secret).toEqual(open);
    expect(secret).toMatchObject({ call: { cases: [neighbours] }, agenda: [], positions: [], tasks: [{ taskId: certificates }] });
    expect(JSON.stringify(secret)).not.toMatch(new RegExp(`${estate}|left|because|小区办证`));
    expect(read(declinedResolved, hallItself)).toMatchObject({ call: { cases: [estate, neighbours], subject: '小区办证' }, positions: [{ about: estate }], left: [{ caseId: estate, because: 'declined' }] });
  });
  it('a table with nothing left on it is none', () => {
    const emptied = [called, takenOff, { ...declined, data: { ...declined.data, about: neighbours } }];
    expect(shown(emptied, department)).toBeUndefined();
    expect(shown(emptied, hallItself)).toMatchObject({ call: { cases: [neighbours] }, left: [{ because: 'discipline' }, { caseId: neighbours, because: 'declined' }] });
  });
});

describe('A table with nothing left on it', () => {
  const empty = [called, agenda, present('land'), takenOff, neighboursTakenOff] as const;
  it('hears nothing more', () => {
    given(...empty).when(passResolution, resolve()).thenRefused('CONFIDENTIAL');
    given(...empty).when(recordAttendance, new RecordAttendance(conferenceId, { department: 'tax', attendance: 'present' })).thenRefused('CONFIDENTIAL');
    given(called, agenda, present('land'), resolved, takenOffResolved, neighboursTakenOff).when(signMinutes, new SignMinutes(conferenceId, { convener: '县委副书记', minutes: '纪要' })).thenRefused('CONFIDENTIAL');
  });
  it('because the hall declined it all, is told so', () =>
    given(called, declined, { ...declined, data: { ...declined.data, about: neighbours } }).when(recordAttendance, new RecordAttendance(conferenceId, { department: 'tax', attendance: 'present' })).thenRefused('CASE_LEFT'));
  it('can be called off', () => given(...empty).when(cancelConference, new CancelConference(conferenceId, '召集人另有安排')).then(cancelled));
});

describe('Who reads a conference of which a case was taken off', () => {
  const read = shown([called, agenda, present('land'), opposed, resolved, signed, takenOffResolved], hallItself);
  it('reads neither its topic, positions and tasks nor the minutes', () => {
    expect(read).toMatchObject({ state: 'signed', agenda: [], positions: [], left: [{ because: 'discipline' }], call: { cases: [neighbours] }, minutes: { paper: { number: '联纪〔2026〕7号' } } });
    expect(JSON.stringify(read)).not.toContain(estate);
    for (const words of ['小区办证', '不动产证办理', '土地手续不全', '四月底前办结登记', '补测绘', '会议议定……']) expect(JSON.stringify(read)).not.toContain(words);
  });
  it('reads what the table resolved once the case had left', () =>
    expect(shown([called, agenda, present('land'), takenOff, { ...resolved, data: { ...resolved.data, tasks: [] } }], department)).toMatchObject({ resolution: { resolution: '四月底前办结登记' } }));
  it('reads what was agreed on the other case', () => expect(read?.tasks).toContainEqual(expect.objectContaining({ taskId: certificates, what: '办理登记' })));
});
