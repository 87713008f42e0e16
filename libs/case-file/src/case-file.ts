// One fold over every service's events: a case as of an instant, as known at an instant.
import { contracts, isCaseShown, isOfEveryLog, serviceOf, type ConferenceEvent, type IntakeCaseEvent, type PersonForgotten, type RoutingCaseEvent, type SubmissionEvent, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Event, Recorded } from '@onehall/kernel';
import { emptyFile, type CaseFile, type Line, type Paper } from './file.js';
import { foldConference, silenced, silences } from './conference.js';
import { foldIntake } from './intake.js';
import { foldRouting } from './routing.js';
import { foldSupervision } from './supervision.js';

/** Two separate questions: what had happened by an instant, and what was recorded by an instant (both ISO 8601 in UTC, inclusive). */
export interface Asked {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

const instant = (text: string): number => Date.parse(text);
const dayEnds = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();

/** When an event happened in the world: the field its contract names, else the moment of its decision. Of what names only its day is known that it happened by the end of that day in Asia/Shanghai, and before it was said. */
export function happenedAt(event: Recorded): string {
  const field = contracts.get(event.type)?.happened;
  const value = field === undefined ? undefined : (event.data as Readonly<Record<string, unknown>>)[field];
  if (typeof value !== 'string') return event.meta.at;
  if (value.length > 10) return value;
  return instant(dayEnds(value)) < instant(event.meta.at) ? dayEnds(value) : event.meta.at;
}

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

/** A word counts where its own service says it; elsewhere it stands in the history and nothing more. */
const isSpoken = ({ type, service }: Recorded): boolean => contracts.has(type) && !isOfEveryLog(type) && serviceOf(type) === service;

/** One event into the file. A word that this version does not know stands in its history and changes nothing else. */
function foldEvent(file: CaseFile, event: Recorded): CaseFile {
  if (!isSpoken(event)) return file;
  switch (event.service) {
    case 'intake':
      return foldIntake(file, event as Recorded<IntakeCaseEvent | SubmissionEvent>) ?? file; // of a person, whom no case owns, only that it was forgotten: `forgottenIn`
    case 'routing':
      return foldRouting(file, event as Recorded<RoutingCaseEvent>) ?? file;
    case 'supervision':
      return foldSupervision(file, event as Recorded<SupervisionCaseEvent>);
    case 'conference':
      return foldConference(file, event as Recorded<ConferenceEvent>);
    default:
      return file;
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const inOrder = (one: Line, other: Line): number =>
  instant(one.happenedAt) - instant(other.happenedAt) || compare(one.recordedAt, other.recordedAt) || compare(one.service, other.service) || one.version - other.version;

/** Who was shown the case is audit's to tell: a look is no step of the case. */
const known = (events: Iterable<Recorded<Event>>, { asOf, knownAt }: Asked): readonly Recorded[] =>
  [...events].filter(event => !isCaseShown(event.type) && (asOf === undefined || instant(happenedAt(event)) <= instant(asOf)) && (knownAt === undefined || instant(event.recordedAt) <= instant(knownAt)));

/** Of a table at which several cases lie: what was said, or done, or taken off, for another of them. It is no step of this one. */
function isOfAnother(caseId: string, { type, data }: Recorded<Event>): boolean {
  const { about, task } = data as { readonly about?: string; readonly task?: { readonly caseId?: string } };
  const of = type === 'TaskDone' ? task?.caseId : type === 'PositionStated' || type === 'CaseTakenOffTable' ? about : undefined;
  return of !== undefined && of !== caseId;
}

const linesOf = (caseId: string, told: readonly Recorded<Event>[]): readonly Line[] => told.filter(event => !isOfAnother(caseId, event)).map(line).sort(inOrder);

/** Every step of a case in the order in which it happened. Needs no more of an event than that it was recorded. */
export const historyOf = (caseId: string, events: Iterable<Recorded<Event>>, asked: Asked = {}): readonly Line[] => linesOf(caseId, known(events, asked));

/** The file of a case from the events of all services, each service's in its own order; the services may be interleaved in any way. */
export function caseFile(caseId: string, events: Iterable<Recorded<Event>>, asked: Asked = {}): CaseFile {
  const all = [...events];
  const told = known(all, asked);
  const heard = new Set(told);
  const file = silenced(told.reduce(foldEvent, emptyFile(caseId)), all.filter(event => !heard.has(event)).filter(event => silences(event, caseId)));
  return { ...file, papers: papersOf(file), forgotten: forgottenIn(all), history: linesOf(caseId, told) };
}

/** Of all that is known, whatever was asked: a key that is destroyed is destroyed for the days before too. */
const forgottenIn = (events: readonly Recorded[]): CaseFile['forgotten'] =>
  events.filter((event): event is Recorded<PersonForgotten> => event.type === 'PersonForgotten' && isSpoken(event)).map(({ data: { personId, forgottenOn, ground } }) => ({ personId, on: forgottenOn, ground }));

/** Each paper once, by its day: the slip with which intake sends a case out is the one that routing receives. */
function papersOf({ papers }: CaseFile): readonly Paper[] {
  const names = papers.map(paper => JSON.stringify([paper.issuedOn, paper.kind, paper.number]));
  return names.map((name, index) => [name, index] as const).filter(([name, index]) => names.indexOf(name) === index).sort(([one], [other]) => compare(one, other)).flatMap(([, index]) => papers[index] ?? []);
}
