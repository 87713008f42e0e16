// The department that owns a task reports it done, once.
import { refuseConference, TaskDone, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';
import { resolved } from './phases.js';

export class ReportTaskDone {
  constructor(
    readonly conferenceId: string,
    readonly given: { readonly taskId: string; readonly report: string },
  ) {}
}

// The event is one of the conference, so its first case orders it; the task names the case that it serves, whose clock stops and whose own text the report is.
export const reportTaskDone: Decide<ReportTaskDone, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference, scene) => {
  const { now, law, actor } = scene;
  const table = resolved(conference, scene);
  const task = table.tasks[given.taskId];
  if (!task) throw refuseConference('UNKNOWN_TASK');
  const { caseId, department, done } = task;
  if (actor.department !== department) throw refuseConference('NOT_YOURS');
  // What was agreed on a case that has left the table is owed by nobody.
  if (table.takenOff.includes(caseId)) throw refuseConference('UNKNOWN_TASK');
  if (done) throw refuseConference('TASK_DONE');
  const { taskId, report } = given;
  return [TaskDone({ conferenceId, caseId: table.caseId, department, doneOn: law.day(now), task: { taskId, caseId, report } })];
};
