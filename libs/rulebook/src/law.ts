// What a decision may ask the law: which day it is, by when something is owed and by which article, and what the settings say.

/** The legal clocks that are data in the rulebook (domain rules §2.2), plus the hall's own C-TASK for a conference's tasks. */
export type ClockName =
  | 'C-ROUTE' | 'C-INFORM-DIRECT' | 'C-INFORM-TRANSFER' | 'C-OBJECT' | 'C-HANDLE' | 'C-REVIEW-REQ' | 'C-REVIEW' | 'C-REREVIEW-REQ' | 'C-REREVIEW'
  | 'C-ASSIGN' | 'C-SIMPLE-ACCEPT' | 'C-SIMPLE-DECIDE' | 'C-SIMPLE-HOP' | 'C-IMPROVE-REPLY' | 'C-TASK';

/** A last day, YYYY-MM-DD in Asia/Shanghai, with the clock and article that set it. `provisional`: its year had no published calendar when it was computed. */
export interface Term {
  readonly on: string;
  readonly clock: string;
  readonly article: string;
  readonly provisional?: true;
}

export type Light = 'green' | 'yellow' | 'red';

/** Numbers and choices that the law leaves open, each with its default and source in `settings.ts`. */
export interface Settings {
  /** From how many visitors a visit counts as collective (集体访). */
  readonly collectiveFrom: number;
  /** At most how many representatives (Art. 20). */
  readonly representativesAtMost: number;
  /** Which fact counts as 受理之日. */
  readonly acceptanceDay: 'notice' | 'delivery';
  /** How much an extension may add at most, in days (Art. 34). */
  readonly extensionAtMost: number;
  /** The light turns yellow when less than this share of the term is left … */
  readonly warnShare: number;
  /** … or at most this many working days. */
  readonly warnWorkingDays: number;
  /** How many days after delivery a petitioner may rate. */
  readonly ratingDays: number;
  /** Whether a last day that is a rest day rolls to the next working day. */
  readonly rollToWorkingDay: boolean;
}

/** The law in force on one day. Pure: no clock, no I/O. */
export interface Law {
  /** Version of the rulebook, e.g. `regulation-2022/1`; stands in every event's meta. */
  readonly rulebook: string;
  /** Version of the calendar, e.g. `chinese-days/1.5.7`. */
  readonly calendar: string;
  readonly settings: Settings;
  /** The legal day of an instant, in Asia/Shanghai. */
  day(instant: string): string;
  /** The law in force on another day: a term is always computed by the law of the day its clock started. */
  on(day: string): Law;
  /** The last day of a clock that starts on `from`. Throws `RangeError` for a clock that the law in force does not know or whose length must be given (C-ASSIGN, C-TASK: use `termOn`). */
  deadline(clock: ClockName, from: string): Term;
  /** A term whose last day is fixed in a letter or resolution. */
  termOn(clock: ClockName, on: string): Term;
  /** The same term, later by that many calendar days. */
  extend(term: Term, days: number): Term;
  /** The first day on which the light is yellow. */
  warnOn(term: Term, from: string): string;
  light(term: Term, from: string, today: string): Light;
  /** The article of a numbered rule (e.g. `T03`, `R-IN-10`) in the law in force. */
  article(rule: string): string;
  /** Whole calendar days from one day to another. */
  daysBetween(from: string, to: string): number;
  /** Working days after `from` up to and including `to`. */
  workingDaysBetween(from: string, to: string): number;
}
