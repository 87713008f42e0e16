// What a joint conference's words add to the file of a case.
import type { CaseTakenOffTable, ConferenceEvent, PositionStated, ResolutionPassed } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import type { CaseFile, ConferenceOnFile } from './file.js';

const nothingYet: ConferenceOnFile = { invited: [], attendance: {}, positions: [], tasks: {}, signatures: [] };

/** One event of a conference, folded into the file. Positions and tasks on other cases of the same table stay out. */
export function foldConference(file: CaseFile, event: Recorded<ConferenceEvent>): CaseFile {
  const { conferenceId } = event.data;
  const next = table(file.conferences[conferenceId] ?? nothingYet, event, file.caseId);
  return { ...file, conferences: { ...file.conferences, [conferenceId]: next } };
}

function table(before: ConferenceOnFile, event: Recorded<ConferenceEvent>, caseId: string): ConferenceOnFile {
  switch (event.type) {
    case 'ConferenceCalled': {
      const { subject, heldAt, convener, invited } = event.data;
      return { ...before, subject, heldAt, convener, invited };
    }
    case 'AgendaSet':
      return before;
    case 'AttendanceRecorded':
      return { ...before, attendance: { ...before.attendance, [event.data.department]: event.data.attendance } };
    case 'PositionStated':
      return event.data.about === caseId ? { ...before, positions: [...before.positions, positionOf(event)] } : before;
    case 'ResolutionPassed':
      return { ...before, resolution: event.data.resolution, tasks: tasksOf(event, caseId) };
    case 'MinutesSigned':
      return { ...before, minutes: { ...event.data.paper, by: event.data.convener } };
    case 'LeaderSigned':
      return { ...before, signatures: [...before.signatures, { leader: event.data.leader, on: event.data.signedOn }] };
    case 'TaskDone': {
      const { taskId } = event.data.task;
      const task = before.tasks[taskId];
      return task ? { ...before, tasks: { ...before.tasks, [taskId]: { ...task, doneOn: event.data.doneOn } } } : before;
    }
    case 'CaseTakenOffTable':
      return silences(event, caseId) ? withoutCommonWords(before) : before;
    case 'ConferenceCancelled':
      return { ...before, cancelled: event.data.reasons };
  }
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
const withoutCommonWords = ({ heldAt, convener, invited, attendance, positions, tasks, minutes, signatures }: ConferenceOnFile): ConferenceOnFile =>
  ({ invited, attendance, positions, tasks, signatures, ...(heldAt && { heldAt }), ...(convener && { convener }), ...(minutes && { minutes }) });
