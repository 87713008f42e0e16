// A timer says that a clock's term is over: a duty is late from that day, a right has simply lapsed.
import { ClockRanOut, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';
import { isRight } from './clock-ids.js';
import { dayAfter, stopping } from './lateness.js';

export class RunOutClock {
  constructor(
    readonly caseId: string,
    readonly given: { readonly clockId: string; readonly dueOn: string },
  ) {}
}

export const runOutClock: Decide<RunOutClock, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given: { clockId, dueOn } }, { clocks }, { now, law }) => {
  const clock = clocks[clockId];
  if (clock?.phase !== 'running' || clock.term.on !== dueOn || law.day(now) <= dueOn) return [];
  if (isRight(clock.clock)) return stopping({ caseId, clockId, clock, on: dueOn }, law);
  return clock.ranOut ? [] : [ClockRanOut({ caseId, clockId, holder: clock.holder, ranOutOn: dayAfter(clock.term) })];
};
