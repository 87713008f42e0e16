// The clocks of a case computed from the facts alone, knowing nothing of policies, decisions or views: what supervision shows must be this.
import type { CaseAccepted, CaseOpened, CaseSentOut, CaseSignedFor, ResolutionPassed, SettlementReached, TermExtended } from '@onehall/contracts';
import type { Event } from '@onehall/kernel';
import { dayOf } from './facts.js';
import type { History } from './histories.js';

export interface Expected {
  readonly startedOn: string;
  readonly dueOn: string;
  readonly stoppedOn: string | null;
}

/** A fact with its place among the facts of its service. */
interface Placed<E extends Event> {
  readonly index: number;
  readonly data: E['data'];
  readonly day: string;
}
const is = <E extends Event>(event: Event, type: E['type']): event is E => event.type === type;
const of = <E extends Event>(events: readonly Event[], type: E['type']): readonly Placed<E>[] => events.flatMap((event, index) => (is<E>(event, type) ? [{ index, data: event.data, day: dayOf(event) }] : []));
const about = (event: Event, department: string): boolean => 'department' in event.data && event.data.department === department;
const first = (days: readonly (string | undefined)[]): string | null => days.filter(day => day !== undefined).sort()[0] ?? null;

/** The day of the first fact after a place that stops a clock. */
const stopAfter = (routing: readonly Event[], index: number, stops: (event: Event) => boolean): string | undefined => {
  const stop = routing.slice(index + 1).find(stops);
  return stop && dayOf(stop);
};
const settledBy = (event: Event, department: string): boolean => is<SettlementReached>(event, 'SettlementReached') && event.data.departments.includes(department);

type Clocks = Map<string, Expected>;

function hallsClock(clocks: Clocks, { intake, routing }: History, endedOn: string | undefined): void {
  for (const { data } of of<CaseOpened>(intake, 'CaseOpened')) {
    const stops = [...intake.filter(({ type }) => type === 'CaseDisposed' || type === 'CaseDeclined').map(dayOf), ...of(routing, 'CaseSentOut').map(({ day }) => day), endedOn];
    clocks.set('C-ROUTE', { startedOn: data.receivedOn, dueOn: data.routeBy.on, stoppedOn: first(stops) });
  }
}

function receiversClocks(clocks: Clocks, routing: readonly Event[]): void {
  for (const { index, data } of of<CaseSignedFor>(routing, 'CaseSignedFor')) {
    const { department, signedOn } = data;
    const inform = stopAfter(routing, index, event => event.type === 'CaseEnded' || (about(event, department) && ['CaseAccepted', 'ObjectionUpheld'].includes(event.type)));
    const object = stopAfter(routing, index, event => event.type === 'CaseEnded' || (about(event, department) && ['CaseAccepted', 'DepartmentObjected'].includes(event.type)));
    clocks.set(`C-INFORM-TRANSFER/${department}`, { startedOn: signedOn, dueOn: data.informBy.on, stoppedOn: inform ?? null });
    clocks.set(`C-OBJECT/${department}`, { startedOn: signedOn, dueOn: data.objectBy.on, stoppedOn: object === undefined ? null : first([object, data.objectBy.on]) });
  }
}

function handlersClocks(clocks: Clocks, routing: readonly Event[]): void {
  for (const { index, data } of of<CaseAccepted>(routing, 'CaseAccepted')) {
    const { department, acceptedOn, answerBy } = data;
    if (!answerBy) continue;
    const stoppedOn = stopAfter(routing, index, event => event.type === 'CaseEnded' || settledBy(event, department) || (about(event, department) && ['PartAnswered', 'ReplyIssued'].includes(event.type))) ?? null;
    const extension = of<TermExtended>(routing, 'TermExtended').find(extended => extended.data.department === department && extended.index > index);
    clocks.set(`C-HANDLE/${department}`, { startedOn: acceptedOn, dueOn: extension?.data.answerBy.on ?? answerBy.on, stoppedOn });
  }
}

function leadsClocks(clocks: Clocks, routing: readonly Event[]): void {
  for (const { index, data } of of<CaseSentOut>(routing, 'CaseSentOut')) {
    const lead = data.departments.find(({ part }) => part === 'lead')?.department;
    if (lead === undefined || data.answerBy === undefined) continue;
    const stoppedOn = stopAfter(routing, index, event => event.type === 'CaseEnded' || settledBy(event, lead) || (about(event, lead) && ['ObjectionUpheld', 'ReplyIssued'].includes(event.type))) ?? null;
    clocks.set(`C-ASSIGN/${lead}`, { startedOn: data.sentOn, dueOn: data.answerBy, stoppedOn });
  }
}

function conferencesClocks(clocks: Clocks, conference: readonly Event[], endedOn: string | undefined): void {
  for (const { data } of of<ResolutionPassed>(conference, 'ResolutionPassed')) {
    const ends = endedOn !== undefined && data.resolvedOn <= endedOn ? [endedOn] : [];
    for (const { taskId, dueOn } of data.tasks) clocks.set(`C-TASK/${taskId}`, { startedOn: data.resolvedOn, dueOn, stoppedOn: first([...of(conference, 'TaskDone').map(({ day }) => day), ...ends]) });
  }
}

/** The last run of every clock but the reply's. */
export function clocksFromScratch(history: History): ReadonlyMap<string, Expected> {
  const clocks: Clocks = new Map();
  const endedOn = of(history.routing, 'CaseEnded')[0]?.day;
  hallsClock(clocks, history, endedOn);
  receiversClocks(clocks, history.routing);
  handlersClocks(clocks, history.routing);
  leadsClocks(clocks, history.routing);
  conferencesClocks(clocks, history.conference, endedOn);
  return clocks;
}

/** Whether the lead owes the reply after everything: it leads, its own sixty days were used, nobody's share runs, and there is no reply, settlement or end. */
export function replyOwedBy(history: History): string | undefined {
  const { routing } = history;
  if (routing.some(({ type }) => ['ReplyIssued', 'SettlementReached', 'CaseEnded'].includes(type))) return undefined;
  const lead = of<CaseSentOut>(routing, 'CaseSentOut').flatMap(({ data }) => data.departments.filter(({ part }) => part === 'lead')).at(-1)?.department;
  const clocks = clocksFromScratch(history);
  const shares = [...clocks].filter(([clockId]) => clockId.startsWith('C-HANDLE/') || clockId.startsWith('C-INFORM-TRANSFER/'));
  if (shares.some(([, { stoppedOn }]) => stoppedOn === null)) return undefined;
  return clocks.has(`C-HANDLE/${lead}`) ? lead : undefined;
}
