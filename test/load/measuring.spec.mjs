// The arithmetic of measurements, on numbers that can be reckoned by hand.
import { alternate, check, clientsSay, median, percentile, ratios, spread } from './measuring.mjs';

describe('A median', () => {
  it('is the middle value, whatever order they came in', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([100, 2])).toBe(51);
    expect(median([10, 9, 2, 1])).toBe(5.5);
    expect(median([7])).toBe(7);
  });

  it('compares numbers as numbers, and leaves the measured ones in their order', () => {
    const values = [10, 9, 2, 33, 1];
    expect(median(values)).toBe(9);
    expect(values).toEqual([10, 9, 2, 33, 1]);
  });

  it('of nothing is no number', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

describe('A percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it('is the nearest rank: a value that was measured', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
    expect(percentile([20, 30, 10, 40], 0.75)).toBe(30);
  });

  it('ends at the least and the greatest value', () => {
    expect(percentile(hundred, 0)).toBe(1);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([4, 8], 0.99)).toBe(8);
  });
});

describe('A spread', () => {
  it('names the median and both ends', () => {
    expect(spread([5, 1, 9])).toEqual({ median: 5, least: 1, most: 9, rounds: 3 });
  });
});

describe('Ratios', () => {
  it('pair the values of one round', () => {
    expect(ratios([10, 40], [5, 10])).toEqual([2, 4]);
    expect(ratios([10, 40], 20)).toEqual([0.5, 2]);
  });

  it('of unlike numbers of rounds are refused', () => {
    expect(() => ratios([1, 2], [1])).toThrow(RangeError);
  });
});

describe('Rounds', () => {
  it('let every contender run once a round, and begin each time with another one', async () => {
    const ran = [];
    const contender = name => [name, round => void ran.push(name + round)];
    const answers = await alternate(['a', 'b', 'c'].map(contender), 3);
    expect(ran).toEqual(['a0', 'b0', 'c0', 'b1', 'c1', 'a1', 'c2', 'a2', 'b2']);
    expect(Object.values(answers).map(({ length }) => length)).toEqual([3, 3, 3]);
  });

  it('keep the answers in the order of the rounds', async () => {
    expect(await alternate([['a', round => 10 * round], ['b', round => round]], 3)).toEqual({ a: [0, 10, 20], b: [0, 1, 2] });
  });
});

describe('Clients', () => {
  it('say one thing after another, and every saying is counted', async () => {
    let [now, most, said] = [0, 0, 0];
    const measured = await clientsSay(3, 0.05, async () => {
      most = Math.max(most, ++now);
      await new Promise(resolve => setTimeout(resolve, 2));
      now -= 1;
      said += 1;
    });
    expect(most).toBe(3);
    expect(measured.said).toBe(said);
    expect(measured.p99).toBeGreaterThanOrEqual(measured.p50);
    expect(measured.cpu).toBeGreaterThan(0);
  });

  it('stop the measurement when one of them fails', async () => {
    await expect(clientsSay(2, 5, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });
});

describe('A check', () => {
  it('says what was found, or that nothing was measured', () => {
    expect(check('events', { was: 5, wanted: 5 })).toBe('events: 5');
    expect(() => check('events', { was: 4, wanted: 5 })).toThrow('Nothing was measured');
  });
});
