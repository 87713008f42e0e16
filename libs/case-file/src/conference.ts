// What a joint conference's words add to the file of a case.
import type { AttendanceRecorded, CaseTakenOffTable, ConferenceEvent, PositionStated, ResolutionPassed } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import type { CaseFile, ConferenceOnFile } from './file.js';

const nothingYet: ConferenceOnFile = { invited: [], agenda: [], attendance: {}, posts: {}, positions: [], tasks: {}, signatures: [] };

/** One event of a conference, folded into the file. Positions and tasks on other cases of the same table stay out. */
export function foldConference(file: CaseFile, event: Recorded<ConferenceEvent>): CaseFile {
  const { conferenceId } = event.data;
  const next = table(file.conferences[conferenceId] ?? nothingYet, event, file.caseId);
  return { ...file, conferences: { ...file.conferences, [conferenceId]: next } };
}

function table(before: ConferenceOnFile, event: Recorded<ConferenceEvent>, caseId: string): ConferenceOnFile {
  switch (event.type) {
    case 'ConferenceCalled': {
      const { subject, heldAt, convener, venue, invited } = event.data;
      return { ...before, subject, heldAt, convener, venue, invited };
    }
    case 'AgendaSet':
      return { ...before, agenda: event.data.agenda.filter(item => item.caseId === caseId).map(({ item, topic }) => ({ item, topic })) };
    case 'AttendanceRecorded':
      return attended(before, event);
    case 'PositionStated':
      return event.data.about === caseId ? { ...before, positions: [...before.positions, positionOf(event)] } : before;
    case 'ResolutionPassed':
      return { ...before, resolution: event.data.resolution, resolvedOn: event.data.resolvedOn, tasks: tasksOf(event, caseId) };
    case 'MinutesSigned':
      return { ...before, minutes: { ...event.data.paper, by: event.data.convener, signedOn: event.data.signedOn, text: event.data.minutes } };
    case 'LeaderSigned':
      return { ...before, signatures: [...before.signatures, { leader: event.data.leader, on: event.data.signedOn, instruction: event.data.instruction }] };
    case 'TaskDone': {
      const { taskId, report } = event.data.task;
      const task = before.tasks[taskId];
      return task ? { ...before, tasks: { ...before.tasks, [taskId]: { ...task, doneOn: event.data.doneOn, report } } } : before;
    }
    case 'CaseTakenOffTable':
      return takenOff(before, event, caseId);
    case 'ConferenceCancelled':
      return { ...before, cancelled: event.data.reasons };
  }
}

function attended(before: ConferenceOnFile, { data: { department, attendance, post } }: AttendanceRecorded): ConferenceOnFile {
  return { ...before, attendance: { ...before.attendance, [department]: attendance }, posts: { ...before.posts, [department]: post } };
}

function takenOff(before: ConferenceOnFile, event: Recorded<CaseTakenOffTable>, caseId: string): ConferenceOnFile {
  const { about, because } = event.data;
  if (about === caseId) return { ...before, takenOff: { at: event.meta.at, ...(because && { because }) } };
  return silences(event, caseId) ? withoutCommonWords(before) : before;
}

const positionOf = ({ data: { department, stance, view }, meta }: Recorded<PositionStated>): ConferenceOnFile['positions'][number] => ({ department, stance, view, at: meta.at });

const tasksOf = ({ data }: Recorded<ResolutionPassed>, caseId: string): ConferenceOnFile['tasks'] =>
  Object.fromEntries(data.tasks.filter(task => task.caseId === caseId).map(({ taskId, department, dueOn, what }) => [taskId, { department, dueOn, what }] as const));

/** Whether a table fell silent because another case of it went to the discipline organ. */
export const silences = (event: Recorded, caseId: string): event is Recorded<CaseTakenOffTable> => {
  if (event.type !== 'CaseTakenOffTable') return false;
  const { about, because } = event.data as CaseTakenOffTable['data'];
  return about !== caseId && because === undefined;
};

/** The file without the words of these tables: who asks for a day before they fell silent hears as little. */
export const silenced = (file: CaseFile, later: readonly Recorded<CaseTakenOffTable>[]): CaseFile =>
  later.reduce((before, { data: { conferenceId } }) => {
    const on = before.conferences[conferenceId];
    return on ? { ...before, conferences: { ...before.conferences, [conferenceId]: withoutCommonWords(on) } } : before;
  }, file);

/** What was written until another case of the table went to the discipline organ may speak of that one too: here only stays what was said on this case (信访工作条例 第三十条). */
const withoutCommonWords = ({ heldAt, convener, invited, agenda, attendance, positions, tasks, minutes, signatures, takenOff }: ConferenceOnFile): ConferenceOnFile => ({
  ...{ invited, agenda, attendance, posts: {}, positions, tasks },
  signatures: signatures.map(({ leader, on }) => ({ leader, on })),
  ...(heldAt && { heldAt }),
  ...(convener && { convener }),
  ...(minutes && { minutes: withoutText(minutes) }),
  ...(takenOff && { takenOff }),
});

type Minutes = NonNullable<ConferenceOnFile['minutes']>;
const withoutText = ({ kind, number, issuedOn, by, signedOn }: Minutes): Minutes => ({ kind, number, issuedOn, by, signedOn });
