// The time planning of a message: in order, within the legal time, and never after the reply.
import fc from 'fast-check';
import { dayOfInstant, daysBetween, isWorkingDay } from '@onehall/rulebook';
import { scheduleOf } from './schedule.js';

const asking = fc.integer({ min: Date.UTC(2006, 0, 1), max: Date.UTC(2025, 11, 31) }).map(time => new Date(time).toISOString());
/** From ten minutes to four years later. */
const waiting = fc.oneof(fc.integer({ min: 600, max: 86_400 * 20 }), fc.integer({ min: 86_400, max: 86_400 * 1_460 }));
const asked = fc.tuple(asking, waiting).map(([from, seconds]) => ({ from, to: new Date(Date.parse(from) + seconds * 1_000).toISOString() }));
const steps = ({ sent, signed, accepted, answered, replied, rated, ended }: ReturnType<typeof scheduleOf>) => [sent, signed, accepted, answered, replied, rated, ended];

describe('A message is lived in order', () => {
  it('each step after the one before it, and none before the question', () =>
    fc.assert(fc.property(asked, ({ from, to }) => {
      const taken = steps(scheduleOf(from, to));
      expect([...taken].sort()).toEqual(taken);
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken[0]! > from).toBe(true);
    })));

  it('nothing but rating and ending after the reply, which keeps its own hour and is delivered with it', () =>
    fc.assert(fc.property(asked, ({ from, to }) => {
      const { answered, replied, delivered } = scheduleOf(from, to);
      expect([replied, delivered]).toEqual([to, to]);
      expect(answered < to).toBe(true);
    })));

  it('sent out within fifteen days of the question', () =>
    fc.assert(fc.property(asked, ({ from, to }) => expect(daysBetween(dayOfInstant(from), dayOfInstant(scheduleOf(from, to).sent))).toBeLessThanOrEqual(15))));

  it('accepted within fifteen days of the signature', () =>
    fc.assert(fc.property(asked, ({ from, to }) => {
      const { signed, accepted } = scheduleOf(from, to);
      expect(daysBetween(dayOfInstant(signed), dayOfInstant(accepted))).toBeLessThanOrEqual(15);
    })));

  it('rated within the thirty days for it', () =>
    fc.assert(fc.property(asked, ({ from, to }) => {
      const { delivered, rated } = scheduleOf(from, to);
      expect(daysBetween(dayOfInstant(delivered), dayOfInstant(rated))).toBeLessThanOrEqual(1);
    })));
});

describe('A message that was asked on a Friday evening', () => {
  const friday = '2019-04-19T12:15:00.000Z';

  it('is sent out on Monday morning', () => {
    const { sent, signed } = scheduleOf(friday, '2019-05-30T02:00:00.000Z');
    expect([sent, signed]).toEqual(['2019-04-22T01:00:00.000Z', '2019-04-22T02:30:00.000Z']);
  });

  it('is accepted on the third working day after, and answered on the morning of the reply', () => {
    const { accepted, answered } = scheduleOf(friday, '2019-05-30T02:00:00.000Z');
    expect([accepted, answered]).toEqual(['2019-04-25T07:00:00.000Z', '2019-05-30T01:00:00.000Z']);
  });

  it('is answered half an hour before a reply that comes before nine', () => expect(scheduleOf(friday, '2019-05-30T00:20:00.000Z').answered).toBe('2019-05-29T23:50:00.000Z'));

  it('and was answered on Saturday is sent out before the answer all the same', () => {
    const { sent, answered, replied } = scheduleOf(friday, '2019-04-20T02:15:00.000Z');
    expect(sent).toBe('2019-04-19T15:03:00.000Z');
    expect(answered < replied).toBe(true);
  });

  it('and was answered after three years is not given an extension: its reply stays where it is', () => {
    const { accepted, replied } = scheduleOf(friday, '2022-04-20T02:15:00.000Z');
    expect(daysBetween(dayOfInstant(accepted), dayOfInstant(replied))).toBeGreaterThan(1_000);
  });

  it('steps are office steps: they fall on working days', () => {
    const schedule = scheduleOf(friday, '2019-06-30T02:15:00.000Z');
    for (const step of ['sent', 'signed', 'accepted', 'ended'] as const) expect(isWorkingDay(dayOfInstant(schedule[step]))).toBe(true);
    expect(schedule.rated).toBe('2019-06-30T12:00:00.000Z');
  });
});
