// A clock is given another term: a department's a later one, of which routing says how it was lengthened; the hall's own another start, when who waits for it changes.
import { ClockMoved, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law, Term } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';
import { runningOut, stopping } from './lateness.js';

export class MoveClock {
  constructor(
    readonly caseId: string,
    /** `from`: it runs from another day than before. */
    readonly given: { readonly clockId: string; readonly term: Term; readonly from?: string },
  ) {}
}

export const moveClock: Decide<MoveClock, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given: { clockId, term, from } }, { clocks }, { now, law }) => {
  const clock = clocks[clockId];
  if (clock === undefined || clock.phase === 'awaited' || (clock.term.on === term.on && (from ?? clock.startedOn) === clock.startedOn)) return [];
  const startedOn = from ?? clock.startedOn;
  const movedOn = law.day(now);
  const moved = ClockMoved({ caseId, clockId, ...(from !== undefined && { startedOn: from }), movedOn, term, warnOn: law.on(startedOn).warnOn(term, startedOn), because: term.article });
  // What was late by the term before stays late.
  if (clock.phase === 'running') return [...runningOut({ caseId, clockId, clock, on: movedOn }), moved];
  // Its stop was heard before it was moved: it is as late as the term says that it has by now. What was lengthened after its stop was lengthened in vain.
  return from === undefined ? [] : [moved, ...stopping({ caseId, clockId, clock: { ...clock, startedOn, term, ranOut: false }, on: clock.stoppedOn }, law)];
};
