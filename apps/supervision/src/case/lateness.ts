// How a clock stops: on which day, how many days late; and that its term had run out when it was stopped or moved, whether or not a timer was there to say so.
import { ClockRanOut, ClockStopped, type SupervisionCaseEvent } from '@onehall/contracts';
import { addDays, type Law } from '@onehall/rulebook';
import type { RunningClock, StoppedClock } from './case.js';
import { isRight, runsOnce } from './clock-ids.js';

/** A clock with the day of the fact that stops it. */
export interface Stopping {
  readonly caseId: string;
  readonly clockId: string;
  readonly clock: RunningClock | StoppedClock;
  readonly on: string;
  readonly passedTo?: string | undefined;
}

/** The day on which a fact stops a clock. What runs once never stops before it began: a table may agree on a case of which it has not heard yet that it is the discipline organ's, and the hall may report up what it has sent out. */
export const stopDay = (clockId: string, { startedOn }: Stopping['clock'], on: string): string => (runsOnce(clockId) && on < startedOn ? startedOn : on);

/** The first day on which a term is over. */
export const dayAfter = ({ on }: { readonly on: string }): string => addDays(on, 1);

/** A right stops on its last day at the latest and is never late. A duty that stops late has run out, and the log says so even when the hall was down on that day. */
export function stopping({ caseId, clockId, clock, on: day, passedTo }: Stopping, law: Law): readonly SupervisionCaseEvent[] {
  const { term } = clock;
  const on = stopDay(clockId, clock, day);
  const passed = passedTo === undefined ? {} : { passedTo };
  if (isRight(clock.clock)) return [ClockStopped({ caseId, clockId, stoppedOn: on < term.on ? on : term.on, daysLate: 0, ...passed })];
  const daysLate = Math.max(0, law.daysBetween(term.on, on));
  return [...runningOut({ caseId, clockId, clock, on }), ClockStopped({ caseId, clockId, stoppedOn: on, daysLate, ...passed })];
}

/** That the term of a duty was over by a day, unless a timer has said so. */
export function runningOut({ caseId, clockId, clock: { clock, term, holder, ranOut }, on }: Stopping): readonly SupervisionCaseEvent[] {
  return on > term.on && !ranOut && !isRight(clock) ? [ClockRanOut({ caseId, clockId, holder, ranOutOn: dayAfter(term) })] : [];
}
