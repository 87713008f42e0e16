// How a clock is moved: the new term, and what became until then of the one before, which stays what it was.
import type { ClockMoved } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import { dayOfInstant, daysBetween } from '@onehall/rulebook';

/** A term in whose place another came. */
export interface EarlierTerm {
  readonly startedOn: string;
  readonly dueOn: string;
  readonly warnedOn: string | null;
  readonly ranOutOn: string | null;
  /** Until it was moved. */
  readonly daysLate: number;
}

export interface ClockMove {
  readonly movedOn: string;
  readonly dueOn: string;
  readonly because: string;
  readonly before: EarlierTerm;
}

/** A clock as it stood when it was moved. */
interface Standing {
  readonly startedOn: string;
  readonly dueOn: string;
  readonly warnedOn?: string | null | undefined;
  readonly ranOutOn?: string | null | undefined;
  readonly stoppedOn?: string | null | undefined;
}

/**
 * For whoever folds clocks. A move that does not say its day happened on the legal day of its instant.
 * Where a clock was heard to stop before it was heard to move, the move had come first: what was said of the term after the stop is none of it.
 */
export function clockMove({ startedOn, dueOn, warnedOn, ranOutOn, stoppedOn }: Standing, { data, meta }: Recorded<ClockMoved>): ClockMove {
  const { term, because, movedOn = dayOfInstant(meta.at) } = data;
  const until = stoppedOn && stoppedOn < movedOn ? stoppedOn : movedOn;
  const byThen = (day: string | null | undefined): string | null => (day && day <= until ? day : null);
  const overOn = byThen(ranOutOn);
  const before = { startedOn, dueOn, warnedOn: byThen(warnedOn), ranOutOn: overOn, daysLate: overOn === null ? 0 : daysBetween(dueOn, until) };
  return { movedOn, dueOn: term.on, because, before };
}
