// A case that goes to the discipline organ is taken off every table that has it: from then on nobody there talks about it or reads what was said of it.
import { CaseTakenOffTable, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';

export class TakeCaseOffTable {
  constructor(
    readonly conferenceId: string,
    readonly about: string,
  ) {}
}

export const takeCaseOffTable: Decide<TakeCaseOffTable, Conference, ConferenceEvent, Law> = ({ conferenceId, about }, conference) => {
  if (!('takenOff' in conference) || !conference.cases.includes(about) || conference.takenOff.includes(about)) return [];
  const agreed = conference.phase === 'resolved' ? Object.entries(conference.tasks) : [];
  const tasks = agreed.filter(([, task]) => task.caseId === about).map(([taskId, { done }]) => ({ taskId, done }));
  return [CaseTakenOffTable({ conferenceId, caseId: conference.caseId, about, tasks })];
};
