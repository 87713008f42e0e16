// Moments as a file may write them: an instant with its zone, a time in Shanghai, or days counted from today.
import { addDays, addWorkingDays, checkedDay } from '@onehall/rulebook';

const relative = /^([+-])(\d{1,4})([dw])$/;
const local = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const two = (part: string): string => part.padStart(2, '0');
const knownDay = (day: string): string | undefined => {
  try {
    return checkedDay(day);
  } catch {
    return undefined;
  }
};

/**
 * A legal day: `2009-01-25`, or counted from `today`: `-12d` twelve calendar days ago, `+3w` three working days ahead (`0d` is today).
 * Nothing for what is no day.
 */
export function readDay(written: string, today: string): string | undefined {
  if (written === '0d') return today;
  const [, sign, count, unit] = relative.exec(written) ?? [];
  if (sign === undefined) return knownDay(written);
  const days = Number(`${sign}${count}`);
  return unit === 'w' ? addWorkingDays(today, days) : addDays(today, days);
}

/** An instant in UTC: ISO 8601 with its zone, or a day as `readDay` knows it with a time in Shanghai (`2019/4/24 16:03:40`, `-12d 09:30`). Nothing for what is no instant. */
export function readInstant(written: string, today: string): string | undefined {
  if (zoned.test(written)) return knownDay(written.slice(0, 10)) && isoOf(written);
  const [, year, month, date] = local.exec(written) ?? [];
  const spelled = year && month && date ? `${year}-${two(month)}-${two(date)} ${written.split(/[ T]/)[1] ?? ''}` : written;
  const [dayWritten = '', time = ''] = spelled.split(' ');
  const day = readDay(dayWritten, today);
  return day === undefined ? undefined : at(day, time);
}

/** A day of Shanghai at a time of its wall clock, `9:30` or `09:30:05`. Nothing for what is no time. */
export function at(day: string, time: string): string | undefined {
  const [, hour = '', minute, second = '00'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(time) ?? [];
  return minute === undefined ? undefined : isoOf(`${day}T${two(hour)}:${minute}:${second}+08:00`);
}

function isoOf(written: string): string | undefined {
  const time = Date.parse(written);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
