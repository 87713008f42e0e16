// Clocks start to run, from the day and with the term that the law gave them; one that was stopped before it started stops at once, and never before it began.
import { ClockMoved, ClockStarted, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { ClockName, Law, Term } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';
import { decisionClock, isOfOne, isTask, routeClock, theCase, theDispute } from './clock-ids.js';
import { inTurn, type Step } from './in-turn.js';
import { runningOut, stopping } from './lateness.js';
import { turnReply } from './reply.js';

/** `due`: the term that an event named, or the day that a letter or a resolution fixed. */
export interface Start {
  readonly clockId: string;
  readonly clock: ClockName;
  readonly holder: string;
  readonly startedOn: string;
  readonly due: Term | string;
}

export class StartClocks {
  constructor(
    readonly caseId: string,
    readonly starts: readonly [Start, ...Start[]],
  ) {}
}

// A clock that has stopped starts anew when it is started again: a department that was given back its share may be asked a second time.
export const startClocks: Decide<StartClocks, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, starts }, state, { law }) => {
  const [{ startedOn }] = starts;
  return inTurn(state, [...starts.map(start => startOne(caseId, start, law)), turnReply(caseId, startedOn, law)]);
};

const startOne =
  (caseId: string, { clockId, clock, holder, startedOn, due }: Start, law: Law): Step =>
  state => {
    const then = law.on(startedOn);
    const term = typeof due === 'string' ? then.termOn(clock, due) : due;
    const before = state.clocks[clockId];
    if (before?.phase === 'running') {
      const moved = ClockMoved({ caseId, clockId, movedOn: startedOn, term, warnOn: law.on(before.startedOn).warnOn(term, before.startedOn), because: term.article });
      return before.term.on === term.on ? [] : [...runningOut({ caseId, clockId, clock: before, on: startedOn }), moved];
    }
    const start = ClockStarted({ caseId, clockId, clock, holder, startedOn, term, warnOn: then.warnOn(term, startedOn) });
    const on = stopThatCameFirst(state, clockId);
    if (on === undefined) return [start];
    return [start, ...stopping({ caseId, clockId, clock: { phase: 'running', clock, holder, startedOn, term, warned: false, ranOut: false }, on: on < startedOn ? startedOn : on }, law)];
  };

/** The earliest stop that is known already: the clock's own; the end of the case, unless it is a task; of what a department owes, that the parties came to terms; and for a decision that is awaited, that the case was sent out. */
function stopThatCameFirst({ clocks }: WatchedCase, clockId: string): string | undefined {
  const own = clocks[clockId];
  const end = clocks[theCase];
  const terms = clocks[theDispute];
  const route = clocks[routeClock];
  const stops = [
    ...(own?.phase === 'awaited' ? [own.stoppedOn] : []),
    ...(end?.phase === 'awaited' && !isTask(clockId) ? [end.stoppedOn] : []),
    ...(terms?.phase === 'awaited' && isOfOne(clockId) ? [terms.stoppedOn] : []),
    ...(route?.phase === 'stopped' && clockId === decisionClock ? [route.stoppedOn] : []),
  ];
  return stops.sort()[0];
}
