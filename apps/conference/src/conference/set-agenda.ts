// The secretary sets what will be talked about, in which order; the agenda can be set anew until the resolution.
import { AgendaSet, refuseConference, type ConferenceEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Conference } from './conference.js';
import { checkNotTakenOff, stillOpen } from './phases.js';

export class SetAgenda {
  constructor(
    readonly conferenceId: string,
    readonly topics: readonly { readonly caseId: string; readonly topic: string }[],
  ) {}
}

export const setAgenda: Decide<SetAgenda, Conference, ConferenceEvent, Law> = ({ conferenceId, topics }, conference, scene) => {
  const table = stillOpen(conference, scene);
  const { caseId, cases } = table;
  if (topics.some(topic => !cases.includes(topic.caseId))) throw refuseConference('NOT_AT_TABLE', { field: 'agenda' });
  for (const topic of topics) checkNotTakenOff(table, { caseId: topic.caseId, field: 'agenda' }, scene);
  if (new Set(topics.map(({ caseId: about, topic }) => `${about} ${topic.trim()}`)).size < topics.length) throw refuseConference('TOPIC_TWICE');
  return [AgendaSet({ conferenceId, caseId, agenda: topics.map((topic, index) => ({ item: index + 1, ...topic })) })];
};
