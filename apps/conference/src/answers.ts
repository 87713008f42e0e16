// What the windows of conference answer, as the API document promises it.
import { AgendaSet, caseId, day, department, id, instant, oneOf, paper, stances } from '@onehall/contracts';
import { asRead, opened, orNone, rowOf } from '@onehall/platform';
import Type from 'typebox';

const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const states = oneOf('called', 'resolved', 'signed', 'cancelled');
const conferenceId = id;

/** How many days before the conference its members were told, and how many the setting wants. */
const notice = Type.Object({ days: Type.Integer(), wanted: count, short: Type.Boolean() });

export const conferenceCalled = { conferenceId, notice };
export const resolutionPassed = { conferenceId, tasks: Type.Array(Type.Object({ taskId: id, department, dueOn: day })) };
export const taskReported = { conferenceId, taskId: id };

/** One conference on the list. */
export const conferenceLine = rowOf({ conferenceId }, {
  ...{ state: states, heldAt: instant, venue: text, subject: text, convener: text, cases: Type.Array(caseId), caseCount: count, invited: Type.Array(department) },
  ...{ tasks: count, tasksOpen: count, minutesNumber: text },
});

/** One task on the list. */
export const taskLine = rowOf({ conferenceId, taskId: id }, { caseId, department, what: opened(text), resolvedOn: day, dueOn: day, doneOn: day, report: opened(text) });

const called = Type.Object({ conferenceId, cases: Type.Array(caseId), subject: Type.Optional(text), convener: text, heldAt: instant, venue: text, invited: Type.Array(department), calledAt: instant });
const position = Type.Object({ department, about: caseId, stance: oneOf(...stances), view: opened(text), statedAt: instant, counts: Type.Boolean() });
const task = Type.Object({ taskId: id, caseId, department, dueOn: day, what: opened(text), doneOn: Type.Optional(day), report: Type.Optional(opened(text)) });
const minutes = Type.Object({ convener: text, signedOn: day, paper, minutes: Type.Optional(opened(text)) });

/** A case that left the table; without `caseId` it is the discipline organ's. */
const left = Type.Object({ caseId: Type.Optional(caseId), because: oneOf('declined', 'redirected', 'referred', 'discipline') });

/** The proceedings. What may speak of a case that went to the discipline organ is left out; a department is not told that a case has left. */
const proceedingsOfCases = Type.Object({
  ...{ conferenceId, version: Type.Integer({ minimum: 1 }), notice, state: states, call: called, agenda: asRead({ ...AgendaSet.schema.properties.agenda, minItems: 0 }) },
  attendance: Type.Record(text, Type.Object({ attendance: oneOf('present', 'absent', 'excused'), post: Type.Optional(orNone(text)) })),
  positions: Type.Array(position),
  resolution: Type.Optional(Type.Object({ resolvedOn: day, resolution: Type.Optional(opened(text)) })),
  tasks: Type.Array(task),
  minutes: Type.Optional(minutes),
  signatures: Type.Array(Type.Object({ leader: text, signedOn: day, instruction: Type.Optional(opened(text)) })),
  cancelled: Type.Optional(opened(text)),
  left: Type.Optional(Type.Array(left)),
});

/** Where all its cases are the discipline organ's, nothing is read but that the table was there. */
export const proceedingsRead = Type.Union([proceedingsOfCases, Type.Object({ conferenceId, version: Type.Integer({ minimum: 1 }), state: states, left: Type.Array(left) })]);
