// How long a key stays in memory: never longer than five minutes, and never more keys than the limit.
import { createSecretKey, randomBytes } from 'node:crypto';
import { KeyCache } from './key-cache.js';

const MINUTE = 60_000;
const key = createSecretKey(randomBytes(32));

describe('A key in memory', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is gone after five minutes, also when nobody asks for it and however often it was used', () => {
    const cache = new KeyCache();
    cache.set('case/1', key);
    for (let minute = 0; minute < 3; minute += 1) {
      jest.advanceTimersByTime(MINUTE);
      expect(cache.get('case/1')).toBe(key);
    }
    jest.advanceTimersByTime(2 * MINUTE);
    expect(cache.size).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is not used any more in the minute in which it waits to be swept', () => {
    let now = 0;
    const cache = new KeyCache(10, () => now);
    cache.set('case/1', key);
    now = 4 * MINUTE;
    expect(cache.get('case/1')).toBeUndefined();
  });

  it('gives way to newer ones beyond the limit, the least recently used first', () => {
    const cache = new KeyCache(2);
    cache.set('case/1', key);
    cache.set('case/2', key);
    cache.get('case/1');
    cache.set('case/3', key);
    expect(['case/1', 'case/2', 'case/3'].map(owner => cache.get(owner) === key)).toEqual([true, false, true]);
    cache.clear();
    expect(cache.size).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
