// The conference resolves: what was agreed, and which department does what by which day.
import { refuseConference, ResolutionPassed, type ConferenceEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import { addDays, type Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';
import { checkAgenda, checkNotTakenOff, stillOpen, type Called } from './phases.js';

export interface AgreedTask {
  readonly taskId: string;
  readonly caseId: string;
  readonly department: string;
  readonly what: string;
  readonly dueOn: string;
}

export class PassResolution {
  constructor(
    readonly conferenceId: string,
    readonly given: { readonly resolution: string; readonly tasks: readonly AgreedTask[] },
  ) {}
}

export const passResolution: Decide<PassResolution, Conference, ConferenceEvent, Law> = ({ conferenceId, given }, conference, scene) => {
  const table = stillOpen(conference, scene);
  checkAgenda(table);
  if (!Object.values(table.attendance).includes('present')) throw refuseConference('NOBODY_PRESENT');
  const resolvedOn = scene.law.day(scene.now);
  for (const task of given.tasks) assertAgreeable(task, table, scene);
  return [ResolutionPassed({ conferenceId, caseId: table.caseId, resolvedOn, resolution: given.resolution, tasks: [...given.tasks] })];
};

function assertAgreeable(task: AgreedTask, table: Called, scene: Scene<Law>): void {
  const { invited, cases, agenda } = table;
  if (!invited.includes(task.department)) throw refuseConference('NOT_INVITED', { field: 'tasks' });
  if (!cases.includes(task.caseId)) throw refuseConference('NOT_AT_TABLE', { field: 'tasks' });
  checkNotTakenOff(table, { caseId: task.caseId, field: 'tasks' }, scene);
  if (!agenda.includes(task.caseId)) throw refuseConference('NOT_ON_AGENDA');
  checkDue(task, scene);
}

/** Its clock runs until that day, so a slip of the pen in the year would keep it from ever warning. */
function checkDue({ dueOn }: AgreedTask, { law, now }: Scene<Law>): void {
  const today = law.day(now);
  if (dueOn < today) throw refuseConference('DUE_TOO_EARLY');
  const latest = addDays(today, law.settings.answerByAtMostDays);
  if (dueOn > latest) throw refuseConference('DUE_TOO_FAR', { zh: `议定事项的期限定得过远，不得晚于 ${latest}；请核对年份。`, en: `The day by which a task is due lies too far ahead, after ${latest}: check its year.` });
}
