// The certificates of one estate (R-JC-12), as the tests of conference tell it: two cases, three departments, one table.
import { AgendaSet, AttendanceRecorded, CaseTakenOffTable, ConferenceCalled, ConferenceCancelled, MinutesSigned, PositionStated, ResolutionPassed, TaskDone } from '@onehall/contracts';
import type { Actor } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { conferences } from '../src/conference/conference.js';

export const conferenceId = '00000000-0000-4000-8000-00000000c001';
export const estate = '00000000-0000-4000-8000-0000000000a1';
export const neighbours = '00000000-0000-4000-8000-0000000000a2';
export const elsewhere = '00000000-0000-4000-8000-0000000000a9';
export const survey = '00000000-0000-4000-8000-00000000d001';
export const certificates = '00000000-0000-4000-8000-00000000d002';

export const secretary: Actor = { id: 'u-secretary', role: 'secretary' };
export const handlerOf = (department: string): Actor => ({ id: `u-${department}`, role: 'handler', department });

/** Monday, 9 March 2026, nine in the morning at the hall. */
export const heldAt = '2026-03-09T01:00:00.000Z';

export const given = decisions(conferences, { law: lawOn('2026-03-09'), now: '2026-03-09T02:00:00.000Z', actor: secretary });

const about = { conferenceId, caseId: estate };
export const called = ConferenceCalled({
  ...about, cases: [estate, neighbours], subject: '小区办证', convener: '县委副书记', heldAt, venue: '三楼会议室', invited: ['housing', 'land', 'tax'],
});
export const agenda = AgendaSet({ ...about, agenda: [{ item: 1, caseId: estate, topic: '不动产证办理' }] });
/** With an item about each of the two cases. */
export const wideAgenda = AgendaSet({ ...about, agenda: [...agenda.data.agenda, { item: 2, caseId: neighbours, topic: '相邻地块登记' }] });
export const present = (department: string) => AttendanceRecorded({ ...about, department, attendance: 'present' });
export const excused = (department: string) => AttendanceRecorded({ ...about, department, attendance: 'excused' });
export const absent = (department: string) => AttendanceRecorded({ ...about, department, attendance: 'absent' });
export const opposed = PositionStated({ ...about, department: 'land', about: estate, stance: 'oppose', view: '土地手续不全' });
export const agreed = PositionStated({ ...about, department: 'land', about: estate, stance: 'agree', view: '补办手续后可以登记' });
export const resolved = ResolutionPassed({
  ...about,
  resolvedOn: '2026-03-09',
  resolution: '四月底前办结登记',
  tasks: [
    { taskId: survey, caseId: estate, department: 'housing', what: '补测绘', dueOn: '2026-03-31' },
    { taskId: certificates, caseId: neighbours, department: 'land', what: '办理登记', dueOn: '2026-04-30' },
  ],
});
export const signed = MinutesSigned({ ...about, convener: '县委副书记', signedOn: '2026-03-09', minutes: '会议议定……', paper: { kind: '联席会议纪要', number: '联纪〔2026〕7号', issuedOn: '2026-03-09' } });
export const surveyDone = TaskDone({ ...about, department: 'housing', doneOn: '2026-03-09', task: { taskId: survey, caseId: estate, report: '测绘完成' } });
/** The estate went to the discipline organ; the survey was agreed on it, unless the table had not resolved. */
export const takenOff = CaseTakenOffTable({ ...about, about: estate, tasks: [] });
export const takenOffResolved = CaseTakenOffTable({ ...about, about: estate, tasks: [{ taskId: survey, done: false }] });
export const neighboursTakenOff = CaseTakenOffTable({ ...about, about: neighbours, tasks: [] });
/** The hall declined the estate: its table is told, and reads on. */
export const declined = CaseTakenOffTable({ ...about, about: estate, because: 'declined', tasks: [] });
export const declinedResolved = CaseTakenOffTable({ ...about, about: estate, because: 'declined', tasks: [{ taskId: survey, done: false }] });
export const cancelled = ConferenceCancelled({ ...about, reasons: '召集人另有安排' });
