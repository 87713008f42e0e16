// The waits before something is started again.
import { Backoff } from './backoff.js';

describe('What ends again and again', () => {
  it('is started again later each time, half a minute later at most', () => {
    const backoff = new Backoff();
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(() => backoff.after(10))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });
  it('is started again at once when it had recovered meanwhile', () => {
    const backoff = new Backoff();
    expect([10, 10, 60_001, 10].map(lived => backoff.after(lived))).toEqual([1_000, 2_000, 500, 1_000]);
  });
});
