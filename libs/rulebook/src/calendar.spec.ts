// The calendar against arrangements that the State Council published, against a day-by-day count, and from another zone.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import chineseDaysPackage from 'chinese-days/package.json' with { type: 'json' };
import fc from 'fast-check';
import { arranged, arrangementsVersion } from './arrangements.js';
import { addDays, addWorkingDays, calendarVersion, checkedDay, dayOfInstant, daysBetween, isPublished, isWorkingDay, lastPublishedYear, workingDayFrom, workingDaysBetween } from './calendar.js';

const dayAt = (number: number) => new Date(Date.UTC(2003, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const anyDay = fc.integer({ min: 0, max: 26 * 365 }).map(dayAt);
const workedByTheList = (day: string) => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return day in published.workdays || (weekday > 0 && weekday < 6 && !(day in published.holidays));
};
const restsOf = (year: number) => Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter(day => day.startsWith(String(year)) && !isWorkingDay(day));

describe('The calendar of the law', () => {
  it('works on make-up Sundays and Saturdays', () => {
    for (const day of ['2024-02-04', '2024-02-18', '2024-09-29', '2024-10-12', '2025-01-26', '2025-02-08']) expect([day, isWorkingDay(day)]).toEqual([day, true]);
  });

  it('rests over the festivals, on weekdays too', () => {
    for (const day of ['2024-02-12', '2024-02-16', '2024-10-01', '2024-10-07', '2025-01-28', '2025-02-04', '2020-01-31']) expect([day, isWorkingDay(day)]).toEqual([day, false]);
  });

  it('rests 115 days in 2024', () => expect(restsOf(2024)).toHaveLength(115));

  it('knows the arrangements of 2004 to 2026 and no other', () => {
    expect([2003, 2004, 2010, 2026, 2027].map(year => isPublished(`${year}-06-01`))).toEqual([false, true, true, true, false]);
    expect(lastPublishedYear).toBe(2026);
  });

  it('goes by the weekday alone in a year without an arrangement', () => {
    expect(isWorkingDay('2027-10-01')).toBe(true);
    expect(isWorkingDay('2027-10-02')).toBe(false);
  });

  it('names the data that is installed and the last year it knows', () => {
    expect(arrangementsVersion).toBe(`chinese-days/${chineseDaysPackage.version}`);
    expect(calendarVersion).toBe(`${arrangementsVersion}/2026`);
  });

  it('counts working days over a festival', () => {
    expect(addWorkingDays('2024-02-07', 5)).toBe('2024-02-20');
    expect(addWorkingDays('2024-02-01', 5)).toBe('2024-02-07');
    expect(addWorkingDays('2025-01-24', 5)).toBe('2025-02-07');
    expect(addWorkingDays('2025-01-27', 5)).toBe('2025-02-10');
    expect(addWorkingDays('2024-09-27', 5)).toBe('2024-10-10');
    expect(addWorkingDays('2024-10-08', 5)).toBe('2024-10-14');
  });

  it('counts back to the last working day, over a new year as well', () => {
    expect(addWorkingDays('2024-02-14', 0)).toBe('2024-02-09');
    expect(addWorkingDays('2024-01-01', 0)).toBe('2023-12-29');
    expect(addWorkingDays('2024-01-02', -1)).toBe('2023-12-29');
    expect(workingDayFrom('2024-02-10')).toBe('2024-02-18');
  });
});

describe('A day of the calendar', () => {
  it('is the day in Shanghai, whatever the instant says of Greenwich', () => {
    expect(dayOfInstant('2026-03-01T15:59:59.999Z')).toBe('2026-03-01');
    expect(dayOfInstant('2026-03-01T16:00:00.000Z')).toBe('2026-03-02');
    expect(dayOfInstant('2026-03-01T23:30:00-08:00')).toBe('2026-03-02');
  });

  it('is not read from an instant that names no zone', () => {
    for (const text of ['2026-03-01T16:00:00', '2026-03-01', 'soon', '']) expect(() => dayOfInstant(text)).toThrow(RangeError);
  });

  it('must exist', () => {
    expect(checkedDay('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2024-13-01', '2024-1-1', '1899-12-31', '2200-01-01', '9999-99-99', '']) expect(() => checkedDay(text)).toThrow(RangeError);
  });

  it('stands in its own year, from the first to the last', () => {
    for (let year = 1900; year < 2200; year++) for (const day of [`${year}-01-01`, `${year}-12-31`]) expect([addDays(day, 0), isPublished(day)]).toEqual([day, year >= 2004 && year <= 2026]);
  });

  it('is not reached by fractions of days', () => {
    expect(() => addDays('2024-01-01', 0.5)).toThrow(RangeError);
    expect(() => addWorkingDays('2024-01-01', 0.5)).toThrow(RangeError);
  });
});

describe('Counting days', () => {
  it('agrees with the published list, day by day', () => {
    fc.assert(fc.property(anyDay, day => isWorkingDay(day) === workedByTheList(day)), { numRuns: 3_000 });
  });

  it('agrees with walking from day to day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 500 }), (from, length) => {
        const walked = Array.from({ length }, (_, index) => addDays(from, index + 1));
        const to = addDays(from, length);
        expect(daysBetween(from, to)).toBe(length);
        expect(workingDaysBetween(from, to)).toBe(walked.filter(workedByTheList).length);
        expect(workingDaysBetween(to, from)).toBe(0 - workingDaysBetween(from, to));
      }),
    );
  });

  it('of so many working days and back again agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (from, days) => {
        const on = addWorkingDays(from, days);
        expect(isWorkingDay(on)).toBe(true);
        expect(workingDaysBetween(from, on)).toBe(days);
        expect(workingDaysBetween(from, addDays(on, -1))).toBe(days - 1);
        expect(addWorkingDays(on, -days)).toBe(addWorkingDays(from, 0));
      }),
    );
  });
});

describe('A server west of Greenwich', () => {
  it('sees the same arrangements', () => {
    const days = Array.from({ length: 366 * 2 }, (_, index) => addDays('2024-01-01', index));
    const { code } = transformSync(readFileSync(join(__dirname, 'arrangements.ts'), 'utf8'), { filename: 'arrangements.ts', jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
    const script = `const exports = {}; ${code}; console.log(JSON.stringify(${JSON.stringify(days)}.map(day => exports.arranged(day) ?? '')))`;
    const seen: unknown = JSON.parse(execFileSync(process.execPath, ['-e', `(() => { ${script} })()`], { cwd: __dirname, env: { ...process.env, TZ: 'America/Los_Angeles' }, encoding: 'utf8' }));
    expect(seen).toEqual(days.map(day => arranged(day) ?? ''));
  });
});
