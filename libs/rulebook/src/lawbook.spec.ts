// The terms of the law on real calendars: what is owed by when, by which article, and when the light turns.
import fc from 'fast-check';
import { addDays, daysBetween, isPublished, isWorkingDay, workingDaysBetween } from './calendar.js';
import type { ClockName } from './law.js';
import { lawOn } from './lawbook.js';

const law = lawOn('2026-03-02');
const dayAt = (number: number) => addDays('2003-01-01', number);
const anyDay = fc.integer({ min: 0, max: 26 * 365 }).map(dayAt);
const clocks: readonly ClockName[] = ['C-ROUTE', 'C-INFORM-DIRECT', 'C-INFORM-TRANSFER', 'C-OBJECT', 'C-HANDLE', 'C-REVIEW-REQ', 'C-REVIEW', 'C-REREVIEW-REQ', 'C-REREVIEW', 'C-IMPROVE-REPLY'];
const anyClock = fc.constantFrom(...clocks);

describe('A term', () => {
  it('of fifteen days does not count its first day', () => expect(law.deadline('C-ROUTE', '2024-03-04')).toEqual({ on: '2024-03-19', clock: 'C-ROUTE', article: '信访工作条例 第二十二条第一款' }));

  it('that ends on a Saturday is owed on Monday', () => expect(law.deadline('C-INFORM-TRANSFER', '2024-03-08').on).toBe('2024-03-25'));

  it('that ends in Spring Festival is owed on the make-up Sunday after it', () => expect(law.deadline('C-ROUTE', '2024-02-01').on).toBe('2024-02-18'));

  it('that ends on National Day is owed after the holiday', () => expect(law.deadline('C-ROUTE', '2024-09-16').on).toBe('2024-10-08'));

  it('of five working days runs over Spring Festival and its make-up day', () => {
    expect(law.deadline('C-OBJECT', '2024-02-07')).toEqual({ on: '2024-02-20', clock: 'C-OBJECT', article: '信访工作条例 第二十三条第三款' });
  });

  it('of five working days runs over National Day and its make-up Sunday', () => expect(law.deadline('C-OBJECT', '2024-09-27').on).toBe('2024-10-10'));

  it('of sixty days and thirty more ends on a make-up Sunday as it would on a Monday', () => {
    const sixty = law.deadline('C-HANDLE', '2024-07-01');
    expect(sixty).toEqual({ on: '2024-08-30', clock: 'C-HANDLE', article: '信访工作条例 第三十四条' });
    expect(law.extend(sixty, 30)).toEqual({ ...sixty, on: '2024-09-29' });
  });

  it('of sixty days that ends in the May holiday is extended from the day to which it rolled', () => {
    const sixty = law.deadline('C-HANDLE', '2024-03-04');
    expect(sixty.on).toBe('2024-05-06');
    expect(law.extend(sixty, 30).on).toBe('2024-06-05');
  });

  it('fixed in a letter stays on its day, rest day or not', () => {
    expect(law.termOn('C-ASSIGN', '2024-02-10')).toEqual({ on: '2024-02-10', clock: 'C-ASSIGN', article: '信访工作条例 第二十二条第一款第三项' });
    expect(law.termOn('C-TASK', '2027-02-10').provisional).toBeUndefined();
  });

  it('is never asked of a day that does not exist', () => {
    for (const ask of [() => lawOn('2026-02-30'), () => law.on('today'), () => law.deadline('C-ROUTE', '2026-02-30'), () => law.termOn('C-TASK', '2026-02-30')]) expect(ask).toThrow(RangeError);
  });

  it('is not made up where the letter must fix it', () => {
    expect(() => law.deadline('C-ASSIGN', '2024-02-01')).toThrow(RangeError);
    expect(() => law.deadline('C-TASK', '2024-02-01')).toThrow(RangeError);
  });

  it('is not extended by fractions or backwards', () => {
    const term = law.deadline('C-HANDLE', '2024-03-04');
    for (const days of [-1, 0.5, Number.NaN]) expect(() => law.extend(term, days)).toThrow(RangeError);
  });
});

describe('A year whose calendar is not published', () => {
  it('gives terms that say they are provisional', () => {
    expect(law.deadline('C-HANDLE', '2026-11-20')).toEqual({ on: '2027-01-19', clock: 'C-HANDLE', article: '信访工作条例 第三十四条', provisional: true });
    expect(law.deadline('C-OBJECT', '2026-12-30')).toMatchObject({ on: '2027-01-06', provisional: true });
  });

  it('goes by weekdays alone', () => expect(law.deadline('C-ROUTE', '2026-12-17')).toMatchObject({ on: '2027-01-01', provisional: true }));

  it('makes an extension into it provisional', () => {
    const term = law.deadline('C-HANDLE', '2026-10-10');
    expect(term.provisional).toBeUndefined();
    expect(law.extend(term, 30)).toMatchObject({ on: '2027-01-08', provisional: true });
  });

  it('keeps a term provisional that is extended out of it', () => expect(law.extend(law.deadline('C-OBJECT', '2003-12-31'), 5)).toMatchObject({ on: '2004-01-13', provisional: true }));

  it('makes a count of working days provisional that begins in it', () => expect(law.deadline('C-OBJECT', '2003-12-31').provisional).toBe(true));
});

describe('The hall may set', () => {
  it('that rest days do not move a last day, and then nothing is provisional', () => {
    const strict = lawOn('2026-03-02', { rollToWorkingDay: false });
    expect(strict.deadline('C-ROUTE', '2024-03-08')).toMatchObject({ on: '2024-03-23' });
    expect(strict.deadline('C-ROUTE', '2026-12-18').provisional).toBeUndefined();
  });

  it('that the first day counts', () => {
    const counted = lawOn('2026-03-02', { firstDayCounted: true });
    expect(counted.deadline('C-ROUTE', '2024-03-04').on).toBe('2024-03-18');
    expect(counted.deadline('C-OBJECT', '2024-03-04').on).toBe('2024-03-08');
    expect(counted.deadline('C-OBJECT', '2024-03-02').on).toBe('2024-03-08');
  });

  it('the numbers that the law leaves open', () => {
    expect(lawOn('2026-03-02', { objectionDecisionWorkingDays: 2 }).deadline('C-OBJECTION', '2026-03-02').on).toBe('2026-03-04');
    expect(lawOn('2026-03-02', { resendDays: 10 }).deadline('C-RESEND', '2026-03-02').on).toBe('2026-03-12');
    expect(lawOn('2026-03-02', { decisionDays: 3 }).deadline('C-DECISION', '2026-03-02').on).toBe('2026-03-05');
  });
});

describe('The light', () => {
  const term = law.deadline('C-ROUTE', '2024-03-04');
  const lightOn = (today: string) => law.light(term, '2024-03-04', today);

  it('is yellow when less than a third is left, red the day after the last', () => {
    expect(law.warnOn(term, '2024-03-04')).toBe('2024-03-14');
    expect(['2024-03-04', '2024-03-13', '2024-03-14', '2024-03-19', '2024-03-20'].map(lightOn)).toEqual(['green', 'green', 'yellow', 'yellow', 'red']);
  });

  it('of sixty days is yellow with nineteen left, not with twenty', () => {
    const sixty = law.deadline('C-HANDLE', '2024-07-01');
    expect(daysBetween(law.warnOn(sixty, '2024-07-01'), sixty.on)).toBe(19);
  });

  it('is yellow three working days before the end, though more than a third is left', () => {
    const overFestival = law.termOn('C-ASSIGN', '2024-02-19');
    expect(law.warnOn(overFestival, '2024-02-01')).toBe('2024-02-08');
  });

  it('never turns before the clock has started', () => {
    expect(law.warnOn(law.deadline('C-SIMPLE-HOP', '2024-03-04'), '2024-03-04')).toBe('2024-03-04');
    expect(law.light(law.termOn('C-TASK', '2024-03-01'), '2024-03-04', '2024-03-04')).toBe('red');
  });

  it('agrees with its own definition on every day', () => {
    fc.assert(
      fc.property(anyClock, anyDay, fc.nat(120), (clock, from, later) => {
        const owed = law.deadline(clock, from);
        const today = addDays(from, later);
        const left = daysBetween(today, owed.on);
        const soon = left * 3 < daysBetween(from, owed.on) || workingDaysBetween(today, owed.on) <= 3;
        expect(law.light(owed, from, today)).toBe(left < 0 ? 'red' : soon ? 'yellow' : 'green');
      }),
    );
  });

  it('never turns back', () => {
    const order = ['green', 'yellow', 'red'];
    fc.assert(
      fc.property(anyClock, anyDay, fc.nat(120), (clock, from, later) => {
        const owed = law.deadline(clock, from);
        const [today, tomorrow] = [addDays(from, later), addDays(from, later + 1)];
        expect(order.indexOf(law.light(owed, from, today))).toBeLessThanOrEqual(order.indexOf(law.light(owed, from, tomorrow)));
      }),
    );
  });
});

describe('Every term', () => {
  it('that starts later ends no earlier', () => {
    fc.assert(fc.property(anyClock, anyDay, (clock, from) => law.deadline(clock, from).on <= law.deadline(clock, addDays(from, 1)).on));
  });

  it('ends on a working day after it started', () => {
    fc.assert(fc.property(anyClock, anyDay, (clock, from) => {
      const { on } = law.deadline(clock, from);
      expect(isWorkingDay(on)).toBe(true);
      expect(daysBetween(from, on)).toBeGreaterThan(0);
    }));
  });

  it('that ends in a year without an arrangement says so', () => {
    fc.assert(fc.property(anyClock, anyDay, (clock, from) => {
      const { on, provisional } = law.deadline(clock, from);
      if (!isPublished(on)) expect(provisional).toBe(true);
      if (isPublished(on) && isPublished(from)) expect(provisional).toBeUndefined();
    }));
  });

  it('grows by at least the days of its extension, and by no working day more', () => {
    fc.assert(fc.property(anyClock, anyDay, fc.integer({ min: 0, max: 30 }), (clock, from, days) => {
      const term = law.deadline(clock, from);
      const extended = law.extend(term, days);
      const asked = addDays(term.on, days);
      expect(daysBetween(asked, extended.on)).toBeGreaterThanOrEqual(0);
      expect(workingDaysBetween(asked, extended.on)).toBe(isWorkingDay(asked) ? 0 : 1);
      expect(extended.article).toBe(term.article);
    }));
  });
});
