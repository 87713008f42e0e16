// What a reader means by a day or an instant.
import { Refused } from '@onehall/kernel';
import { instantOf } from './instants.js';

/** Four in the morning of 5 March at the hall, while it is still 4 March in UTC. */
const now = '2026-03-04T20:00:00.000Z';
const asked = (said: string | undefined): string | undefined => instantOf({ said, field: 'asOf', now });
const refused = (said: string): string => {
  try {
    return `not refused: ${asked(said) ?? ''}`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.reason;
  }
};

describe('Somebody asks as of', () => {
  it('nothing, and means all there is', () => expect(asked(undefined)).toBeUndefined());
  it('a day, and means its end in Shanghai', () => expect(asked('2026-03-04')).toBe('2026-03-04T15:59:59.999Z'));
  it('today, which has begun at the hall though not yet in Greenwich', () => expect(asked('2026-03-05')).toBe('2026-03-05T15:59:59.999Z'));
  it('an instant, in whatever zone', () => {
    for (const said of ['2026-03-04T01:00:00Z', '2026-03-04T09:00:00.000+08:00', '2026-03-04T09:00 08:00']) expect(asked(said)).toBe('2026-03-04T01:00:00.000Z');
    expect(asked(now)).toBe(now);
  });
  it('tomorrow, and is told that it is still to come', () => {
    for (const said of ['2026-03-06', '2026-03-04T20:00:00.001Z']) expect(refused(said)).toBe('STILL_TO_COME');
  });
  it('on a virtual clock what was never recorded, and is told that records go by another clock', () => {
    const known = (said: string) => instantOf({ said, field: 'knownAt', now, virtual: { recordedFrom: '2026-03-02T10:00:00.000Z' } });
    for (const said of ['2009-02-01', '2026-03-02T09:59:59Z', '2026-03-06', '2199-01-01']) expect(() => known(said)).toThrow(/virtual clock/);
    expect([known('2026-03-02'), known('2026-03-05')]).toEqual(['2026-03-02T15:59:59.999Z', '2026-03-05T15:59:59.999Z']);
  });
  it('a day or an hour that is none', () => {
    for (const said of ['2026-02-29', '2026-13-01', '0000-00-00', '2026-03-01T25:00Z', '2026-02-30T10:00:00Z', '2026-02-29T00:00:00+08:00']) expect(refused(said)).toBe('NO_SUCH_INSTANT');
  });
});
