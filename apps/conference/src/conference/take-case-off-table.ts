// A case that leaves the hall otherwise than through its departments is taken off every table that has it: nobody there talks about it any more, and where it is the discipline organ's, nobody reads what was said of it.
import { CaseTakenOffTable, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';

export class TakeCaseOffTable {
  constructor(
    readonly conferenceId: string,
    readonly about: string,
    /** Absent: it went to the discipline organ. */
    readonly because?: CaseTakenOffTable['data']['because'],
  ) {}
}

export const takeCaseOffTable: Decide<TakeCaseOffTable, Conference, ConferenceEvent, Law> = ({ conferenceId, about, because }, conference) => {
  if (!('takenOff' in conference) || !conference.cases.includes(about) || conference.takenOff.includes(about)) return [];
  const agreed = conference.phase === 'resolved' ? Object.entries(conference.tasks) : [];
  const tasks = agreed.filter(([, task]) => task.caseId === about).map(([taskId, { done }]) => ({ taskId, done }));
  return [CaseTakenOffTable({ conferenceId, caseId: conference.caseId, about, tasks, ...(because && { because }) })];
};
