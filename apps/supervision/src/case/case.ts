// What supervision must remember of a case: who leads, which clocks run, stopped or were stopped before they started, who was urged, and whether it is sealed.
import type { ClockStarted, ClockStopped, SupervisionCaseEvent } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';
import type { Term } from '@onehall/rulebook';
import { clockOf, hallItself, isResending, replyClock, routeClock, theCase, theDispute } from './clock-ids.js';

interface Run {
  readonly clock: string;
  readonly holder: string;
  readonly startedOn: string;
  readonly term: Term;
  readonly warned: boolean;
  readonly ranOut: boolean;
}

/** `awaited`: its stop came first, its start is still on its way. `resumes`: the reply waits for somebody's share and its clock will start again. `returned`: the matter went back to the hall. */
export type Clock =
  | { readonly phase: 'awaited'; readonly stoppedOn: string }
  | (Run & { readonly phase: 'running' })
  | (Run & { readonly phase: 'stopped'; readonly stoppedOn: string; readonly daysLate: number; readonly resumes: boolean; readonly returned: boolean });
export type RunningClock = Extract<Clock, { phase: 'running' }>;
export type StoppedClock = Extract<Clock, { phase: 'stopped' }>;

export interface Urge {
  readonly department: string;
  readonly answered: boolean;
}

export interface WatchedCase {
  readonly watched: boolean;
  /** Confidential: no department is urged about it or reads of it here. */
  readonly sealed: boolean;
  readonly lead: string | undefined;
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly urges: Readonly<Record<string, Urge>>;
}

/** Whether a department has to do with a case: a clock of its own runs, or it has a share that did not go back to the hall. A lead whose terms begin with its signature has no clock before. Of a case that is settled or has ended it has no share. */
export function concerns({ clocks, lead }: WatchedCase, department: string): boolean {
  const share = clocks[clockOf('C-INFORM-TRANSFER', department)];
  const hasShare = (share?.phase === 'stopped' && !share.returned) || (share === undefined && lead === department);
  if (hasShare && !clocks[theDispute] && !clocks[theCase]) return true;
  return Object.values(clocks).some(clock => clock.phase === 'running' && clock.holder === department);
}

const withClock = (state: WatchedCase, clockId: string, clock: Clock): WatchedCase => ({ ...state, clocks: { ...state.clocks, [clockId]: clock } });

/** Changes a clock that has started; of one that has not there is nothing to change. */
function changed(state: WatchedCase, clockId: string, change: Partial<Run>): WatchedCase {
  const clock = state.clocks[clockId];
  return clock && clock.phase !== 'awaited' ? withClock(state, clockId, { ...clock, ...change }) : state;
}

const started = ({ clock, holder, startedOn, term }: ClockStarted['data']): RunningClock => ({ phase: 'running', clock, holder, startedOn, term, warned: false, ranOut: false });

function stopped(clock: Clock | undefined, { clockId, stoppedOn, daysLate, passedTo }: ClockStopped['data']): Clock {
  if (!clock || clock.phase === 'awaited') return { phase: 'awaited', stoppedOn };
  return { ...clock, phase: 'stopped', stoppedOn, daysLate, resumes: clockId === replyClock && passedTo !== undefined, returned: passedTo === hallItself };
}

export const cases: Stream<'caseId', WatchedCase, SupervisionCaseEvent> = {
  kind: 'case',
  key: 'caseId',
  initial: { watched: false, sealed: false, lead: undefined, clocks: {}, urges: {} },
  evolve(state, { type, data }) {
    switch (type) {
      case 'CaseWatched':
        return { ...state, watched: true };
      case 'WatchSealed':
        return { ...state, sealed: true };
      case 'ClockStarted':
        // What came back to the hall is led by nobody.
        return { ...withClock(state, data.clockId, started(data)), lead: isResending(data.clockId) ? undefined : state.lead };
      case 'ClockMoved':
        return changed(state, data.clockId, { term: data.term, warned: false, ranOut: false });
      case 'ClockStopped': {
        const lead = data.clockId === routeClock || isResending(data.clockId) ? (data.passedTo ?? state.lead) : state.lead;
        return { ...withClock(state, data.clockId, stopped(state.clocks[data.clockId], data)), lead };
      }
      case 'ClockWarned':
        return changed(state, data.clockId, { warned: true });
      case 'ClockRanOut':
        return changed(state, data.clockId, { ranOut: true });
      case 'DepartmentUrged':
        return { ...state, urges: { ...state.urges, [data.urgeId]: { department: data.department, answered: false } } };
      case 'UrgeAnswered':
        return { ...state, urges: { ...state.urges, [data.urgeId]: { department: data.department, answered: true } } };
    }
  },
};
