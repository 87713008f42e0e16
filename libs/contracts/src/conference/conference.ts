// What a joint conference (联席会议) tells the hall: who was called to the table, what each said, what was decided, and whether it was done.
import Type from 'typebox';
import { event, personal, type EventOf } from '../event.js';
import { caseId, day, department, id, instant, oneOf, paper, text, words } from '../fields.js';

/** agree 同意, reserve 保留意见, oppose 反对, not-ours 非本单位职责. */
export const stances = ['agree', 'reserve', 'oppose', 'not-ours'] as const;
export type Stance = (typeof stances)[number];
const conferenceId = id;
const agenda = Type.Array(Type.Object({ item: Type.Integer({ minimum: 1 }), caseId, topic: personal('caseId', text) }, { additionalProperties: false }), { minItems: 1, maxItems: 50 });
const task = Type.Object({ taskId: id, caseId, department, what: personal('caseId', text), dueOn: day }, { additionalProperties: false });

/** `caseId` of every event is the first case of the call: it orders what one conference says, over Kafka too, whichever of its cases is meant. */
export const ConferenceCalled = event('ConferenceCalled', 1, {
  conferenceId,
  caseId,
  cases: Type.Array(caseId, { minItems: 1, maxItems: 50 }),
  subject: words,
  convener: words,
  heldAt: instant,
  venue: words,
  invited: Type.Array(department, { minItems: 1, maxItems: 60 }),
});
export const AgendaSet = event('AgendaSet', 1, { conferenceId, caseId, agenda });
export const AttendanceRecorded = event('AttendanceRecorded', 1, { conferenceId, caseId, department, attendance: oneOf('present', 'absent', 'excused'), post: Type.Optional(words) });
export const PositionStated = event('PositionStated', 1, { conferenceId, caseId, department, about: caseId, stance: oneOf(...stances), view: personal('caseId', text) });
export const ResolutionPassed = event('ResolutionPassed', 1, { conferenceId, caseId, resolvedOn: day, resolution: personal('caseId', text), tasks: Type.Array(task, { maxItems: 100 }) });
/** The secretary, who is the event’s actor, has filed what the convener signed on paper. `convener`: whose name stands under it; `signedOn`: the day of filing; `paper`: the number under which it lies. */
export const MinutesSigned = event('MinutesSigned', 1, { conferenceId, caseId, convener: words, signedOn: day, minutes: personal('caseId', text), paper });
/** The secretary has filed what a leader signed on paper. `signedOn`: the day of filing. */
export const LeaderSigned = event('LeaderSigned', 1, { conferenceId, caseId, leader: words, signedOn: day, instruction: personal('caseId', text) });
/** `task.caseId` is the case that the task serves, and its report that case's own text. Until version 2 it stood in the place of the first case. */
export const TaskDone = event('TaskDone', 2, {
  conferenceId,
  caseId,
  department,
  doneOn: day,
  task: Type.Object({ taskId: id, caseId, report: personal('caseId', text) }, { additionalProperties: false }),
});
export const ConferenceCancelled = event('ConferenceCancelled', 1, { conferenceId, caseId, reasons: personal('caseId', words) });
/** `about` left the table with the `tasks` that were agreed on it. `because`: the hall declined it, redirected it or referred it to the political-legal organs; absent: it is the discipline organ's, and nobody at the table is told. */
export const CaseTakenOffTable = event('CaseTakenOffTable', 1, {
  conferenceId,
  caseId,
  about: caseId,
  because: Type.Optional(oneOf('declined', 'redirected', 'referred')),
  tasks: Type.Array(Type.Object({ taskId: id, done: Type.Boolean() }, { additionalProperties: false }), { maxItems: 100 }),
});

export type ConferenceCalled = EventOf<typeof ConferenceCalled>;
export type AgendaSet = EventOf<typeof AgendaSet>;
export type AttendanceRecorded = EventOf<typeof AttendanceRecorded>;
export type PositionStated = EventOf<typeof PositionStated>;
export type ResolutionPassed = EventOf<typeof ResolutionPassed>;
export type MinutesSigned = EventOf<typeof MinutesSigned>;
export type LeaderSigned = EventOf<typeof LeaderSigned>;
export type TaskDone = EventOf<typeof TaskDone>;
export type ConferenceCancelled = EventOf<typeof ConferenceCancelled>;
export type CaseTakenOffTable = EventOf<typeof CaseTakenOffTable>;
export type ConferenceEvent =
  | ConferenceCalled | AgendaSet | AttendanceRecorded | PositionStated | ResolutionPassed | MinutesSigned | LeaderSigned | TaskDone | ConferenceCancelled | CaseTakenOffTable;
