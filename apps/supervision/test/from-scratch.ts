// The clocks of a case computed from the facts alone, knowing nothing of policies, decisions or views: what supervision shows must be this.
import type {
  AcceptanceDelivered, CaseAccepted, CaseDisposed, CaseOpened, CaseSentOut, CaseSignedFor, CaseTakenOffTable, DepartmentObjected, ObjectionDenied, ObjectionUpheld, ResolutionPassed, SendingWithdrawn, SettlementReached, SubmissionJoined, SubmissionLeft, TermExtended,
} from '@onehall/contracts';
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

const later = (one: string, other: string): string => (one < other ? other : one);

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
    // From the earliest day of all that stand while it lies at the window.
    const moves = [...of<SubmissionJoined>(intake, 'SubmissionJoined').map(({ index, data: { receivedOn: from, routeBy } }) => ({ index, from, routeBy })), ...of<SubmissionLeft>(intake, 'SubmissionLeft').map(({ index, data: { routeFrom: from = '', routeBy } }) => ({ index, from, routeBy }))];
    const last = moves.filter(({ routeBy }) => routeBy).sort((one, other) => one.index - other.index).at(-1);
    clocks.set('C-ROUTE', { startedOn: last?.from ?? data.receivedOn, dueOn: (last?.routeBy ?? data.routeBy).on, stoppedOn: first(stops) });
  }
  for (const { data: { disposedOn, sendBy } } of of<CaseDisposed>(intake, 'CaseDisposed')) {
    const stop = first([...of(routing, 'CaseSentOut').map(({ day }) => day), endedOn]);
    if (sendBy) clocks.set('C-DECISION', { startedOn: disposedOn, dueOn: sendBy.on, stoppedOn: stop && later(stop, disposedOn) });
  }
  for (const { data: { number, receivedOn, answerBy } } of [...of<CaseOpened>(intake, 'CaseOpened'), ...of<SubmissionJoined>(intake, 'SubmissionJoined')]) {
    if (answerBy) clocks.set(`C-SUPERIOR/${number}`, { startedOn: receivedOn, dueOn: answerBy, stoppedOn: endedOn ? later(endedOn, receivedOn) : null });
  }
}

/** Where a department has received the case: with the sending that says so, or with its signature. */
const receipts = (routing: readonly Event[]) => {
  const sent = of<CaseSentOut>(routing, 'CaseSentOut').flatMap(({ index, day, data: { departments, standing, objectBy, informBy } }) =>
    objectBy && informBy ? departments.filter(({ department }) => !standing?.includes(department)).map(({ department }) => ({ index, department, startedOn: day, objectBy, informBy })) : [],
  );
  const signed = of<CaseSignedFor>(routing, 'CaseSignedFor').flatMap(({ index, data: { department, signedOn, receivedOn, objectBy, informBy } }) => (receivedOn ? [] : [{ index, department, startedOn: signedOn, objectBy, informBy }]));
  return [...sent, ...signed].sort((one, other) => one.index - other.index);
};

function receiversClocks(clocks: Clocks, routing: readonly Event[]): void {
  const stopOf = (index: number, department: string) =>
    stopAfter(routing, index, event => event.type === 'CaseEnded' || settledBy(event, department) || (about(event, department) && ['CaseAccepted', 'DepartmentObjected', 'ObjectionUpheld', 'SendingWithdrawn'].includes(event.type)));
  for (const { index, department, startedOn, objectBy, informBy } of receipts(routing)) {
    const stop = stopOf(index, department);
    clocks.set(`C-INFORM-TRANSFER/${department}`, { startedOn, dueOn: informBy.on, stoppedOn: stop ?? null });
    clocks.set(`C-OBJECT/${department}`, { startedOn, dueOn: objectBy.on, stoppedOn: stop === undefined ? null : first([stop, objectBy.on]) });
  }
  // What was left to whoever was denied runs last, unless its share went back to the hall all the same and it was asked anew.
  for (const { index, data } of of<ObjectionDenied>(routing, 'ObjectionDenied')) {
    const again = receipts(routing).some(receipt => receipt.department === data.department && receipt.index > index);
    if (data.informBy && !again) clocks.set(`C-INFORM-TRANSFER/${data.department}`, { startedOn: data.deniedOn, dueOn: data.informBy.on, stoppedOn: stopOf(index, data.department) ?? null });
  }
}

function decidersClocks(clocks: Clocks, routing: readonly Event[]): void {
  for (const { index, day, data } of of<DepartmentObjected>(routing, 'DepartmentObjected')) {
    const stop = stopAfter(routing, index, event => event.type === 'CaseEnded' || settledBy(event, data.department) || (about(event, data.department) && ['ObjectionUpheld', 'ObjectionDenied'].includes(event.type)));
    if (data.decideBy) clocks.set(`C-OBJECTION/${data.department}`, { startedOn: day, dueOn: data.decideBy.on, stoppedOn: stop ?? null });
  }
  const back = [...of<ObjectionUpheld>(routing, 'ObjectionUpheld'), ...of<SendingWithdrawn>(routing, 'SendingWithdrawn')].filter(({ data }) => data.resendBy).sort((one, other) => one.index - other.index);
  back.forEach(({ index, day, data }, time) => {
    const stop = stopAfter(routing, index, event => event.type === 'CaseEnded' || (is<CaseSentOut>(event, 'CaseSentOut') && event.data.departments.some(({ part }) => part === 'lead')));
    clocks.set(`C-RESEND/${time + 1}`, { startedOn: day, dueOn: data.resendBy?.on ?? '', stoppedOn: stop ?? null });
  });
}

/** Where the sixty days of a department begin: with its notice, or with the delivery of it. */
const handlings = (routing: readonly Event[]) => [
  ...of<CaseAccepted>(routing, 'CaseAccepted').map(({ index, day, data }) => ({ index, from: index, day, ...data })),
  // What was done before the delivery, the answer or a settlement, was done after the notice.
  ...of<AcceptanceDelivered>(routing, 'AcceptanceDelivered').map(({ index, day, data }) => ({ index, from: routing.findIndex(event => event.type === 'CaseAccepted' && about(event, data.department)), day, ...data })),
];

function handlersClocks(clocks: Clocks, routing: readonly Event[]): void {
  for (const { index, from, day, department, answerBy } of handlings(routing)) {
    if (!answerBy) continue;
    const stop = stopAfter(routing, from, event => event.type === 'CaseEnded' || settledBy(event, department) || (about(event, department) && ['PartAnswered', 'ReplyIssued'].includes(event.type)));
    const extension = of<TermExtended>(routing, 'TermExtended').find(extended => extended.data.department === department && extended.index > index);
    clocks.set(`C-HANDLE/${department}`, { startedOn: day, dueOn: extension?.data.answerBy.on ?? answerBy.on, stoppedOn: stop ? later(stop, day) : null });
  }
}

/** What stops the day of an assignment letter: its part for whoever assists, the reply for all, and for each what takes its share away. */
const stopsLetter = (routing: readonly Event[], event: Event, department: string): boolean =>
  event.type === 'CaseEnded' || event.type === 'ReplyIssued' || settledBy(event, department) || (about(event, department) && (['ObjectionUpheld', 'SendingWithdrawn'].includes(event.type) || (event.type === 'PartAnswered' && leadOf(routing.slice(0, routing.indexOf(event))) !== department)));

const everAsked = (routing: readonly Event[]): readonly string[] => [...new Set(of<CaseSentOut>(routing, 'CaseSentOut').flatMap(({ data }) => data.departments.map(({ department }) => department)))];

function lettersClocks(clocks: Clocks, routing: readonly Event[]): void {
  for (const event of routing) {
    for (const department of everAsked(routing)) {
      const clockId = `C-ASSIGN/${department}`;
      const run = clocks.get(clockId);
      const binds = run?.stoppedOn === null;
      if (is<CaseSentOut>(event, 'CaseSentOut')) {
        const { departments, sentOn, answerBy } = event.data;
        if (departments.every(one => one.department !== department)) continue;
        // A further letter moves the day while the first one still binds; a transfer ends it.
        if (answerBy !== undefined) clocks.set(clockId, { startedOn: binds ? run.startedOn : sentOn, dueOn: answerBy, stoppedOn: null });
        else if (binds) clocks.set(clockId, { ...run, stoppedOn: sentOn });
      } else if (binds && stopsLetter(routing, event, department)) clocks.set(clockId, { ...run, stoppedOn: dayOf(event) });
    }
  }
}

function conferencesClocks(clocks: Clocks, conference: readonly Event[]): void {
  for (const { data } of of<ResolutionPassed>(conference, 'ResolutionPassed')) {
    const { resolvedOn } = data;
    const taken = of<CaseTakenOffTable>(conference, 'CaseTakenOffTable').flatMap(({ day, data: { tasks } }) => (tasks.some(({ done }) => !done) ? [later(day, resolvedOn)] : []));
    for (const { taskId, dueOn } of data.tasks) clocks.set(`C-TASK/${taskId}`, { startedOn: resolvedOn, dueOn, stoppedOn: first([...of(conference, 'TaskDone').map(({ day }) => day), ...taken]) });
  }
}

/** The last run of every clock but the reply's. */
export function clocksFromScratch(history: History): ReadonlyMap<string, Expected> {
  const clocks: Clocks = new Map();
  const endedOn = of(history.routing, 'CaseEnded')[0]?.day;
  hallsClock(clocks, history, endedOn);
  receiversClocks(clocks, history.routing);
  decidersClocks(clocks, history.routing);
  handlersClocks(clocks, history.routing);
  lettersClocks(clocks, history.routing);
  conferencesClocks(clocks, history.conference);
  return clocks;
}

/** Who leads after everything. */
function leadOf(routing: readonly Event[]): string | undefined {
  const named = of<CaseSentOut>(routing, 'CaseSentOut').flatMap(({ index, data }) => data.departments.flatMap(({ department, part }) => (part === 'lead' ? [{ index, department }] : []))).at(-1);
  const gone = routing.slice(named?.index ?? 0).some(event => about(event, named?.department ?? '') && ['ObjectionUpheld', 'SendingWithdrawn'].includes(event.type));
  return gone ? undefined : named?.department;
}

const isOver = (routing: readonly Event[]): boolean => routing.some(({ type }) => ['ReplyIssued', 'SettlementReached', 'CaseEnded'].includes(type));

/** How far the share of a department is after everything. `termless`: accepted by a route to which the law gives no term. */
export function shareOf(routing: readonly Event[], department: string): 'none' | 'open' | 'termless' | 'answered' {
  return routing.reduce<ReturnType<typeof shareOf>>((share, event) => {
    if (is<CaseSentOut>(event, 'CaseSentOut')) return share === 'none' && event.data.departments.some(one => one.department === department) ? 'open' : share;
    if (!about(event, department)) return share;
    if (event.type === 'ObjectionUpheld' || event.type === 'SendingWithdrawn') return 'none';
    if (is<CaseAccepted>(event, 'CaseAccepted') && event.data.route !== 'route-6') return 'termless';
    return event.type === 'PartAnswered' ? 'answered' : share;
  }, 'none');
}

/** Whether a department owes anything after everything: a duty of its own runs; or it leads, or has a share without an answer, in a case without a reply, a settlement or an end, and the hall does not decide about its objection. */
export function owedBy(history: History, department: string): boolean {
  const { routing, conference } = history;
  const tasks = of<ResolutionPassed>(conference, 'ResolutionPassed').flatMap(({ data }) => data.tasks.flatMap(task => (task.department === department ? [`C-TASK/${task.taskId}`] : [])));
  const clocks = clocksFromScratch(history);
  const running = (clockId: string): boolean => clocks.get(clockId)?.stoppedOn === null;
  if ([...tasks, ...['C-INFORM-TRANSFER', 'C-HANDLE', 'C-ASSIGN'].map(kind => `${kind}/${department}`)].some(running)) return true;
  const has = leadOf(routing) === department || ['open', 'termless'].includes(shareOf(routing, department));
  return has && !isOver(routing) && !running(`C-OBJECTION/${department}`);
}

/** Whether the lead owes the reply after everything: it leads, its own sixty days were used, nobody has a share open to which the law gives a term, and there is no reply, settlement or end. */
export function replyOwedBy(history: History): string | undefined {
  const { routing } = history;
  const lead = leadOf(routing);
  if (isOver(routing) || lead === undefined || everAsked(routing).some(department => shareOf(routing, department) === 'open')) return undefined;
  const own = clocksFromScratch(history).get(`C-HANDLE/${lead}`);
  return own?.stoppedOn ? lead : undefined;
}
