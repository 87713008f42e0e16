// Proof that a virtual clock stands still until it is told, and never goes back.
import { HallClock } from './hall-clock.js';

const [before, start, later] = ['2009-01-24T00:00:00.000Z', '2009-01-25T00:00:00.000Z', '2009-02-05T08:30:00.000Z'];

describe('A virtual clock', () => {
  it('stands still', () => expect(HallClock.virtual(start).now()).toBe(start));
  it('moves when it is told, keeps the instant first and then tells everybody', () => {
    const heard: string[] = [];
    const clock = HallClock.virtual(start, instant => heard.push(`kept ${instant}`));
    clock.onMove(instant => heard.push(`told ${instant}`));
    clock.moveTo(later);
    expect(clock.now()).toBe(later);
    expect(heard).toEqual([`kept ${later}`, `told ${later}`]);
  });
  it('does not move when it cannot keep the instant', () => {
    const clock = HallClock.virtual(start, () => {
      throw new Error('disk full');
    });
    expect(() => clock.moveTo(later)).toThrow('disk full');
    expect(clock.now()).toBe(start);
  });
  it('tells nobody when it is already there', () => {
    const clock = HallClock.virtual(start);
    const heard: string[] = [];
    clock.onMove(instant => heard.push(instant));
    clock.moveTo(start);
    expect(heard).toEqual([]);
  });
  it('never goes back', () => expect(() => HallClock.virtual(start).moveTo(before)).toThrow(RangeError));
  it('reads any zone and answers in UTC', () => {
    const clock = HallClock.virtual(start);
    clock.moveTo('2009-01-26T08:00:00+08:00');
    expect(clock.now()).toBe('2009-01-26T00:00:00.000Z');
  });
  it('no longer tells who stopped listening', () => {
    const clock = HallClock.virtual(start);
    const heard: string[] = [];
    clock.onMove(instant => heard.push(instant))();
    clock.moveTo(later);
    expect(heard).toEqual([]);
  });
});

describe('A virtual clock that is released', () => {
  it('shows the time of day from then on, and tells everybody', () => {
    const clock = HallClock.virtual(start);
    const heard: string[] = [];
    clock.onMove(instant => heard.push(instant));
    clock.release();
    expect(clock.mode).toBe('real');
    expect(Math.abs(Date.parse(clock.now()) - Date.now())).toBeLessThan(1_000);
    expect(heard).toHaveLength(1);
    expect(Math.abs(Date.parse(heard[0] ?? '') - Date.now())).toBeLessThan(1_000);
  });
  it('is released once and moved no more', () => {
    const clock = HallClock.virtual(start);
    clock.release();
    expect(() => clock.release()).toThrow(RangeError);
    expect(() => clock.moveTo('2999-01-01T00:00:00.000Z')).toThrow(RangeError);
  });
  it('stays virtual when it stands ahead of the time of day', () => {
    const clock = HallClock.virtual('2999-01-01T00:00:00.000Z');
    expect(() => clock.release()).toThrow(RangeError);
    expect(clock.mode).toBe('virtual');
  });
});

describe('A real clock', () => {
  it('shows the time of day', () => expect(Math.abs(Date.parse(HallClock.real().now()) - Date.now())).toBeLessThan(1_000));
  it('is moved by nobody', () => expect(() => HallClock.real().moveTo(later)).toThrow(RangeError));
});
