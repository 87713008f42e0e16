// One fold over every service's events: a case as of an instant, as known at an instant.
import { contracts, type ConferenceEvent, type IntakeCaseEvent, type RoutingCaseEvent, type SubmissionEvent, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Event, Recorded } from '@onehall/kernel';
import { emptyFile, type CaseFile, type Line } from './file.js';
import { foldConference } from './conference.js';
import { foldIntake } from './intake.js';
import { foldRouting } from './routing.js';
import { foldSupervision } from './supervision.js';

/** Two separate questions: what had happened by an instant, and what was recorded by an instant (both ISO 8601 in UTC, inclusive). */
export interface Asked {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

const dayBegins = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();

/** When an event happened in the world: the field its contract names, else the moment of its decision. A day counts from its beginning in Asia/Shanghai. */
export function happenedAt(event: Recorded): string {
  const field = contracts.get(event.type)?.happened;
  const value = field === undefined ? undefined : (event.data as Readonly<Record<string, unknown>>)[field];
  if (typeof value !== 'string') return event.meta.at;
  return value.length === 10 ? dayBegins(value) : value;
}

const instant = (text: string): number => Date.parse(text);

const line = (event: Recorded): Line => ({
  eventId: event.id,
  service: event.service,
  stream: event.stream,
  version: event.version,
  type: event.type,
  happenedAt: happenedAt(event),
  decidedAt: event.meta.at,
  recordedAt: event.recordedAt,
  actor: event.meta.actor,
  rulebook: event.meta.rulebook,
  calendar: event.meta.calendar,
});

/** One event into the file. A word that this version does not know stands in the history and changes nothing else. */
export function foldEvent(file: CaseFile, event: Recorded): CaseFile {
  const next: CaseFile = { ...file, history: [...file.history, line(event)] };
  switch (event.service) {
    case 'intake':
      return contracts.has(event.type) ? foldIntake(next, event as Recorded<IntakeCaseEvent | SubmissionEvent>) ?? next : next;
    case 'routing':
      return contracts.has(event.type) ? foldRouting(next, event as Recorded<RoutingCaseEvent>) ?? next : next;
    case 'supervision':
      return contracts.has(event.type) ? foldSupervision(next, event as Recorded<SupervisionCaseEvent>) ?? next : next;
    case 'conference':
      return contracts.has(event.type) ? foldConference(next, event as Recorded<ConferenceEvent>) : next;
    default:
      return next;
  }
}

const inOrder = (one: Line, other: Line): number =>
  instant(one.happenedAt) - instant(other.happenedAt) || one.recordedAt.localeCompare(other.recordedAt) || one.service.localeCompare(other.service) || one.version - other.version;

/** The file of a case from the events of all services, each service's in its own order; the services may be interleaved in any way. */
export function caseFile(caseId: string, events: Iterable<Recorded<Event>>, { asOf, knownAt }: Asked = {}): CaseFile {
  let file = emptyFile(caseId);
  for (const event of events) {
    if (asOf !== undefined && instant(happenedAt(event)) > instant(asOf)) continue;
    if (knownAt !== undefined && instant(event.recordedAt) > instant(knownAt)) continue;
    file = foldEvent(file, event);
  }
  return { ...file, history: [...file.history].sort(inOrder) };
}
