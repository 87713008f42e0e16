// What a decision may ask the law: which day it is, by when something is owed and by which article, and what the settings say.
import type { Settings } from './settings.js';

/** The legal clocks that are data in the rulebook (domain rules §2.2), plus the hall's own: C-TASK for a conference's tasks, C-OBJECTION to decide about an objection, C-RESEND to send out again what came back, C-DECISION to send on its way what was reported up, C-SUPERIOR for the day that a superior or a leader set for the hall. */
export type ClockName =
  | 'C-ROUTE' | 'C-INFORM-DIRECT' | 'C-INFORM-TRANSFER' | 'C-OBJECT' | 'C-HANDLE' | 'C-REVIEW-REQ' | 'C-REVIEW' | 'C-REREVIEW-REQ' | 'C-REREVIEW'
  | 'C-ASSIGN' | 'C-SIMPLE-ACCEPT' | 'C-SIMPLE-DECIDE' | 'C-SIMPLE-HOP' | 'C-IMPROVE-REPLY' | 'C-TASK' | 'C-OBJECTION' | 'C-RESEND' | 'C-DECISION' | 'C-SUPERIOR';

/** A last day, YYYY-MM-DD in Asia/Shanghai, with the clock and article that set it. `provisional`: its year had no published calendar when it was computed. */
export interface Term {
  readonly on: string;
  readonly clock: string;
  readonly article: string;
  readonly provisional?: true;
}

export type Light = 'green' | 'yellow' | 'red';

/** The law in force on one day. Pure: no clock, no I/O. */
export interface Law {
  /** Version of the rulebook, e.g. `regulation-2022/1`, or `regulation-2022/1;ratingDays=60` when settings differ from their defaults; stands in every event's meta. */
  readonly rulebook: string;
  /** Version of the calendar, e.g. `chinese-days/1.5.7/2026`: the data and the last year that it knows. */
  readonly calendar: string;
  readonly settings: Settings;
  /** The legal day of an instant, in Asia/Shanghai. */
  day(instant: string): string;
  /** The law in force on another day: a term is always computed by the law of the day its clock started. */
  on(day: string): Law;
  /**
   * The last day of a clock that starts on `from`, by the law in force on `from`, whichever day this law is of: a term begun under the old law keeps it.
   * Throws `RangeError` for a clock that the law did not know on that day, or whose length must be given (C-ASSIGN, C-SUPERIOR, C-TASK: use `termOn`).
   */
  deadline(clock: ClockName, from: string): Term;
  /** A term whose last day is fixed in a letter or resolution: it neither rolls nor is provisional. */
  termOn(clock: ClockName, on: string): Term;
  /** The same term, later by that many calendar days, counted from the last day as it stands; rolls as a deadline does. Throws `RangeError` for what is no whole number of days. */
  extend(term: Term, days: number): Term;
  /** The first day on which the light is yellow, never before the clock's start `from`. */
  warnOn(term: Term, from: string): string;
  /** Red after the last day; yellow from `warnOn` through the last day; green before. */
  light(term: Term, from: string, today: string): Light;
  /** The article of a numbered rule (e.g. `T03`, `R-IN-10`) in the law in force, or words that say it is the hall's own rule. Throws `RangeError` for an unknown rule. */
  article(rule: string): string;
  /** As `article`, but nothing where no norm that was read holds the rule: what a refusal may cite. */
  cites(rule: string): string | undefined;
  /** Whole calendar days from one day to another; negative when the second is earlier. */
  daysBetween(from: string, to: string): number;
  /** Working days after `from` up to and including `to`; with its sign turned when `to` is earlier. */
  workingDaysBetween(from: string, to: string): number;
}
