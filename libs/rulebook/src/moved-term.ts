// What becomes of a term in whose place another comes: it stays what it was until then.
import { dayOfInstant, daysBetween } from './calendar.js';

/** A clock as it stood when its term was moved. */
interface Standing {
  readonly startedOn: string;
  readonly dueOn: string;
  readonly warnedOn?: string | null | undefined;
  readonly ranOutOn?: string | null | undefined;
  readonly stoppedOn?: string | null | undefined;
}

/** A term that was moved. */
export interface EarlierTerm {
  readonly startedOn: string;
  readonly dueOn: string;
  readonly warnedOn: string | null;
  readonly ranOutOn: string | null;
  /** Calendar days from its last day until it was moved. */
  readonly daysLate: number;
}

/**
 * For whoever folds clocks: the term before a move, with its own warning and the day on which it ran out.
 * Where a clock was heard to stop before it was heard to move, the move had come first: what was said of the term after the stop is none of it.
 */
export function movedTerm({ startedOn, dueOn, warnedOn, ranOutOn, stoppedOn }: Standing, movedOn: string): EarlierTerm {
  const until = stoppedOn && stoppedOn < movedOn ? stoppedOn : movedOn;
  const byThen = (day: string | null | undefined): string | null => (day && day <= until ? day : null);
  const overOn = byThen(ranOutOn);
  return { startedOn, dueOn, warnedOn: byThen(warnedOn), ranOutOn: overOn, daysLate: overOn === null ? 0 : daysBetween(dueOn, until) };
}

/** A new term of a clock, and the one `before` in whose place it came. */
export interface Move {
  readonly movedOn: string;
  readonly dueOn: string;
  readonly because: string;
  readonly before: EarlierTerm;
}

/** What is said of a move. */
interface SaidOfMove {
  readonly movedOn?: string | undefined;
  readonly term: { readonly on: string };
  readonly because: string;
}

/** For whoever folds clocks: a move as it was said at an instant. One that does not say its day happened on the legal day of its instant. */
export function moveOf(standing: Standing, { movedOn, term, because }: SaidOfMove, at: string): Move {
  const on = movedOn ?? dayOfInstant(at);
  return { movedOn: on, dueOn: term.on, because, before: movedTerm(standing, on) };
}
