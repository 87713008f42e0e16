// The calendar of the law: natural and working days in Asia/Shanghai as strings YYYY-MM-DD, fast enough to be asked millions of times.
import { arranged, arrangementsVersion } from './arrangements.js';

const dayLength = 86_400_000;
// China has kept UTC+8 without summer time since 1991, so a fixed offset is exact for every day that a Regulation here rules.
const shanghai = 8 * 3_600_000;
// A bound, so that a mistyped year cannot fill the memory with calendars.
const firstYear = 1900;
const lastYear = 2199;

/**
 * The days that somebody may name at a window, and on which a hall's clock may stand. Behind the last one the calendar goes on for fifty years,
 * so that every term that begins on it, however long a setting makes it, finds its last day.
 */
export const nameableDays = { first: '1949-01-01', last: `${lastYear - 50}-12-31` } as const;

/** One year, computed once: every day's name, which days are worked, and how many are worked up to each day. Days are numbered from 1970-01-01. */
interface Year {
  readonly year: number;
  readonly first: number;
  readonly names: readonly string[];
  readonly worked: readonly number[];
  readonly workedThrough: readonly number[];
  readonly published: boolean;
}

const years = new Map<number, Year>();
const numbers = new Map<string, number>();

const isWorked = (day: string, number: number): boolean => {
  const weekday = (((number + 4) % 7) + 7) % 7;
  return (arranged(day) ?? (weekday === 0 || weekday === 6 ? 'rest' : 'work')) === 'work';
};

function openYear(year: number): Year {
  if (!(year >= firstYear && year <= lastYear)) throw new RangeError(`The calendar knows the years ${firstYear} to ${lastYear}, not ${year}.`);
  const first = Date.UTC(year, 0, 1) / dayLength;
  const names: string[] = [];
  const worked: number[] = [];
  const workedThrough: number[] = [];
  for (let number = first; number < Date.UTC(year + 1, 0, 1) / dayLength; number++) {
    const name = new Date(number * dayLength).toISOString().slice(0, 10);
    if (isWorked(name, number)) worked.push(number);
    names.push(name);
    workedThrough.push(worked.length);
    numbers.set(name, number);
  }
  // National Day has been a rest day in every arrangement ever published: a year that does not name it has none.
  const opened = { year, first, names, worked, workedThrough, published: arranged(`${year}-10-01`) === 'rest' };
  years.set(year, opened);
  return opened;
}

const yearNamed = (year: number): Year => years.get(year) ?? openYear(year);

function yearOf(number: number): Year {
  const guess = Math.min(Math.max(1970 + Math.floor(number / 365.2425), firstYear), lastYear);
  const year = yearNamed(guess);
  if (number < year.first) return yearNamed(guess - 1);
  return number < year.first + year.names.length ? year : yearNamed(guess + 1);
}

function numberOf(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) yearNamed(Number(day.slice(0, 4)));
  const number = numbers.get(day);
  if (number === undefined) throw new RangeError(`«${day}» is no day of the calendar: YYYY-MM-DD is asked for.`);
  return number;
}

function nameOf(number: number): string {
  if (!Number.isInteger(number)) throw new RangeError('Days are counted in whole numbers.');
  const { first, names } = yearOf(number);
  return names[number - first] ?? '';
}

/** The day itself. Throws `RangeError` for what is no day of the years 1900 to 2199. */
export const checkedDay = (day: string): string => nameOf(numberOf(day));

/** The last year, at this version of chinese-days, whose rest days and make-up days are published; the first one is 2004. */
export const lastPublishedYear = ((): number => {
  let year = 2004;
  while (arranged(`${year + 1}-10-01`) === 'rest') year++;
  return year;
})();

/** Stands in every event's meta: the data's version and the last year that it knows, e.g. `chinese-days/1.5.7/2026`. */
export const calendarVersion = `${arrangementsVersion}/${lastPublishedYear}`;

/** Whether the arrangement of a day's year is published. Where it is not, the weekday alone decides and a term that rests on it is provisional. */
export const isPublished = (day: string): boolean => yearOf(numberOf(day)).published;

/** The legal day of an instant, whatever the server's zone. Throws `RangeError` for what is no instant or names no zone (`Z` or an offset). */
export function dayOfInstant(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time) || !/(Z|[+-]\d{2}:\d{2})$/.test(instant)) throw new RangeError(`«${instant}» is no instant: ISO 8601 with its zone is asked for.`);
  return nameOf(Math.floor((time + shanghai) / dayLength));
}

/** Whether a day is worked, holidays and make-up days considered. */
export function isWorkingDay(day: string): boolean {
  const number = numberOf(day);
  const { first, workedThrough } = yearOf(number);
  return (workedThrough[number - first] ?? 0) > (workedThrough[number - first - 1] ?? 0);
}

/** The day that many calendar days later (or earlier). */
export const addDays = (day: string, days: number): string => nameOf(numberOf(day) + days);

/** The n-th working day after a day, which itself is not counted; 0 gives the day or the last working day before it; negative counts backwards. Throws `RangeError` for a fraction. */
export function addWorkingDays(day: string, days: number): string {
  const number = numberOf(day);
  let year = yearOf(number);
  let rank = (year.workedThrough[number - year.first] ?? 0) + days;
  for (; rank > year.worked.length; year = yearNamed(year.year + 1)) rank -= year.worked.length;
  while (rank < 1) {
    year = yearNamed(year.year - 1);
    rank += year.worked.length;
  }
  return nameOf(year.worked[rank - 1] ?? Number.NaN);
}

/** The day itself when it is worked, else the next working day. */
export const workingDayFrom = (day: string): string => (isWorkingDay(day) ? day : addWorkingDays(day, 1));

/** Whole calendar days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** Working days after `from` up to and including `to`; with its sign turned when `to` is earlier. */
export function workingDaysBetween(from: string, to: string): number {
  const start = numberOf(from);
  const end = numberOf(to);
  if (end < start) return 0 - workingDaysBetween(to, from);
  const [first, last] = [yearOf(start), yearOf(end)];
  let between = (last.workedThrough[end - last.first] ?? 0) - (first.workedThrough[start - first.first] ?? 0);
  for (let { year } = first; year < last.year; year++) between += yearNamed(year).worked.length;
  return between;
}
