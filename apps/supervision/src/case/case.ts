// What supervision must remember of a case: who leads, which clocks run, stopped or were stopped before they started, who was urged, and whether it is sealed.
import type { ClockStarted, ClockStopped, SupervisionCaseEvent } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';
import type { Term } from '@onehall/rulebook';
import { clockOf, departmentOf, hallItself, isInforming, isResending, isRight, isSending, isSignature, replyClock, theCase, theDispute } from './clock-ids.js';

interface Run {
  readonly clock: string;
  readonly holder: string;
  readonly startedOn: string;
  readonly term: Term;
  readonly warned: boolean;
  readonly ranOut: boolean;
}

/** `awaited`: its stop came first, its start is still on its way. `resumes`: the reply waits for somebody's share and its clock will start again. `returned`: the matter went back to the hall. `undelivered`: the department has it, and its sixty days wait for the delivery of its notice. */
export type Clock =
  | { readonly phase: 'awaited'; readonly stoppedOn: string }
  | (Run & { readonly phase: 'running' })
  | (Run & { readonly phase: 'stopped'; readonly stoppedOn: string; readonly daysLate: number; readonly resumes: boolean; readonly returned: boolean; readonly undelivered: boolean });
export type RunningClock = Extract<Clock, { phase: 'running' }>;
export type StoppedClock = Extract<Clock, { phase: 'stopped' }>;

export interface Urge {
  readonly department: string;
  /** The clock that ran out; absent where a supervisor urged. */
  readonly clockId: string | undefined;
  readonly answered: boolean;
}

export interface WatchedCase {
  readonly watched: boolean;
  /** Confidential: no department is urged about it or reads of it here. */
  readonly sealed: boolean;
  readonly lead: string | undefined;
  /** Departments that were asked and have not signed, where their terms begin with the signature. */
  readonly unsigned: readonly string[];
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly urges: Readonly<Record<string, Urge>>;
}

const hasStopped = (clock: Clock | undefined): boolean => clock?.phase === 'awaited' || clock?.phase === 'stopped';

/** Whether the lead has issued the reply: its clock has stopped, and not because it waits for somebody's share. */
export function isReplied({ clocks }: WatchedCase): boolean {
  const reply = clocks[replyClock];
  return reply?.phase === 'awaited' || (reply?.phase === 'stopped' && !reply.resumes);
}

/** Whether a department has answered its part. */
export const hasAnswered = ({ clocks }: WatchedCase, department: string): boolean => hasStopped(clocks[clockOf('C-HANDLE', department)]);

/** Whether a department has a share that did not go back to the hall, though its term to inform runs no more. A lead whose terms begin with its signature has no clock before. While the hall decides about its objection, the share is the hall's. */
function hasShare({ clocks, lead, unsigned }: WatchedCase, department: string): boolean {
  if (unsigned.includes(department)) return true;
  const share = clocks[clockOf('C-INFORM-TRANSFER', department)];
  if (clocks[clockOf('C-OBJECTION', department)]?.phase === 'running') return false;
  return (share?.phase === 'stopped' && !share.returned) || (share === undefined && lead === department);
}

/**
 * Whether a department still owes something of a case: a duty of its own runs; or, until the case is replied to, settled or ended, it has a share and has not answered its part.
 * The lead owes the reply, also when its own part is in. What is left after the reply, delivery and ending, is the hall's.
 */
export function owes(state: WatchedCase, department: string): boolean {
  const { clocks, lead } = state;
  if (department === hallItself) return false; // it has clocks, but is no department that anybody urges
  if (Object.values(clocks).some(clock => clock.phase === 'running' && clock.holder === department && !isRight(clock.clock))) return true;
  if (clocks[theDispute] || clocks[theCase] || isReplied(state)) return false;
  return hasShare(state, department) && (lead === department || !hasAnswered(state, department));
}

/**
 * Departments whose share is open though no clock of it runs, and which the law gives one: to inform, from their signature; to handle, from the delivery of their notice.
 * By a route without a term nobody is waited for: see reply.ts.
 */
export const waitedFor = ({ clocks, unsigned }: WatchedCase): readonly string[] => [
  ...unsigned,
  ...Object.entries(clocks).flatMap(([clockId, clock]) => (clock.phase === 'stopped' && clock.undelivered && !clocks[clockOf('C-HANDLE', departmentOf(clockId))] ? [departmentOf(clockId)] : [])),
];

const withClock = (state: WatchedCase, clockId: string, clock: Clock): WatchedCase => ({ ...state, clocks: { ...state.clocks, [clockId]: clock } });

/** Changes a clock that has started; of one that has not there is nothing to change. */
function changed(state: WatchedCase, clockId: string, change: Partial<Run>): WatchedCase {
  const clock = state.clocks[clockId];
  return clock && clock.phase !== 'awaited' ? withClock(state, clockId, { ...clock, ...change }) : state;
}

const without = (departments: readonly string[], department: string): readonly string[] => departments.filter(one => one !== department);

const started = ({ clock, holder, startedOn, term }: ClockStarted['data']): RunningClock => ({ phase: 'running', clock, holder, startedOn, term, warned: false, ranOut: false });

function stopped(clock: Clock | undefined, { clockId, stoppedOn, daysLate, passedTo }: ClockStopped['data']): Clock {
  if (!clock || clock.phase === 'awaited') return { phase: 'awaited', stoppedOn };
  const undelivered = isInforming(clockId) && passedTo === departmentOf(clockId);
  return { ...clock, phase: 'stopped', stoppedOn, daysLate, resumes: clockId === replyClock && passedTo !== undefined, returned: passedTo === hallItself, undelivered };
}

export const cases: Stream<'caseId', WatchedCase, SupervisionCaseEvent> = {
  kind: 'case',
  key: 'caseId',
  initial: { watched: false, sealed: false, lead: undefined, unsigned: [], clocks: {}, urges: {} },
  evolve(state, { type, data }) {
    switch (type) {
      case 'CaseWatched':
        return { ...state, watched: true };
      case 'WatchSealed':
        return { ...state, sealed: true };
      case 'ClockStarted':
        // What came back to the hall is led by nobody; whose days to inform run has signed.
        return { ...withClock(state, data.clockId, started(data)), lead: isResending(data.clockId) ? undefined : state.lead, unsigned: isInforming(data.clockId) ? without(state.unsigned, data.holder) : state.unsigned };
      case 'ClockMoved':
        return changed(state, data.clockId, { term: data.term, warned: false, ranOut: false, ...(data.startedOn !== undefined && { startedOn: data.startedOn }) });
      case 'ClockStopped': {
        if (isSignature(data.clockId)) return { ...state, unsigned: [...without(state.unsigned, departmentOf(data.clockId)), ...(data.passedTo === hallItself ? [] : [departmentOf(data.clockId)])] };
        const after = withClock(state, data.clockId, stopped(state.clocks[data.clockId], data));
        return isSending(data.clockId) && data.passedTo !== undefined ? { ...after, lead: data.passedTo } : after;
      }
      case 'ClockWarned':
        return changed(state, data.clockId, { warned: true });
      case 'ClockRanOut':
        return changed(state, data.clockId, { ranOut: true });
      case 'DepartmentUrged':
        return { ...state, urges: { ...state.urges, [data.urgeId]: { department: data.department, clockId: data.clockId, answered: false } } };
      case 'UrgeAnswered':
        return { ...state, urges: { ...state.urges, [data.urgeId]: { department: data.department, clockId: state.urges[data.urgeId]?.clockId, answered: true } } };
    }
  },
};
