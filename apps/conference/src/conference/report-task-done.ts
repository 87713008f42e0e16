// The department that owns a task reports it done, once.
import { refuseConference, TaskDone, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';
import { checkNotTakenOff, resolved } from './phases.js';

export class ReportTaskDone {
  constructor(
    readonly conferenceId: string,
    readonly given: { readonly taskId: string; readonly report: string },
  ) {}
}

// The event names the case that the task serves, not the first case of the conference: supervision stops that case's clock, and the report is that case's own text.
export const reportTaskDone: Decide<ReportTaskDone, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference, { now, law, actor }) => {
  const table = resolved(conference);
  const task = table.tasks[given.taskId];
  if (!task) throw refuseConference('UNKNOWN_TASK');
  const { caseId, department, done } = task;
  if (actor.department !== department) throw refuseConference('NOT_YOURS');
  checkNotTakenOff(table, caseId, 'taskId');
  if (done) throw refuseConference('TASK_DONE');
  return [TaskDone({ conferenceId, caseId, ...given, department, doneOn: law.day(now) })];
};
