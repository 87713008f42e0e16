// A timer says that little is left of a clock's term: once for each term.
import { ClockWarned, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';
import { isRight } from './clock-ids.js';

export class WarnOfClock {
  constructor(
    readonly caseId: string,
    readonly given: { readonly clockId: string; readonly dueOn: string },
  ) {}
}

// The timer reads a view, which may be a moment behind: what has stopped or moved meanwhile is not warned of.
export const warnOfClock: Decide<WarnOfClock, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given: { clockId, dueOn } }, { clocks }, { now, law }) => {
  const clock = clocks[clockId];
  if (clock?.phase !== 'running' || clock.term.on !== dueOn || clock.warned || isRight(clock.clock)) return [];
  return [ClockWarned({ caseId, clockId, holder: clock.holder, warnedOn: law.day(now) })];
};
