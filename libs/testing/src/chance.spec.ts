// A failure by chance is a failure that can be had again: with the seed, the path and the commands that it printed.
import fc from 'fast-check';
import { byChance, Dice, replayed, replayedCommands } from './chance.js';

const numbers = (dice: Dice): number[] => Array.from({ length: 50 }, () => dice.below(1_000));
const failureOf = async (run: () => unknown): Promise<string> => {
  try {
    await run();
  } catch (error) {
    return String(error);
  }
  throw new Error('It did not fail.');
};

describe('Dice', () => {
  it('fall the same for the same seed, otherwise for another, and evenly', () => {
    expect(numbers(new Dice(7))).toEqual(numbers(new Dice(7)));
    expect(numbers(new Dice(8))).not.toEqual(numbers(new Dice(7)));
    const sides = Array<number>(6).fill(0);
    const dice = new Dice(1);
    for (let thrown = 0; thrown < 6_000; thrown++) sides[dice.below(6)]! += 1;
    for (const times of sides) expect(Math.abs(times - 1_000)).toBeLessThan(150);
    expect(new Dice(3).shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('of a story that failed fall again with the seed that it named', async () => {
    const fallen: number[][] = [];
    const story = (environment = {}) => byChance(dice => {
      fallen.push([...numbers(dice(0)), ...numbers(dice(1))]);
      return Promise.reject(new Error('unlucky'));
    }, environment);
    const [, seed] = /unlucky[^]*FC_SEED=(\d+)/.exec(await failureOf(() => story())) ?? [];
    await failureOf(() => story({ FC_SEED: seed }));
    await failureOf(() => story());
    expect(fallen[1]).toEqual(fallen[0]);
    expect(fallen[2]).not.toEqual(fallen[0]);
  });
});

describe('A property that failed', () => {
  class Counts implements fc.Command<{ sum: number }, object> {
    constructor(private readonly step: number) {}
    check = (): boolean => true;
    run(model: { sum: number }): void {
      model.sum += this.step;
      if (model.sum > 40) throw new Error('too much');
    }
    toString = (): string => `counts ${this.step}`;
  }
  let runs = 0;
  const fails = (environment: Record<string, string>) => failureOf(() => fc.assert(
    fc.property(fc.commands([fc.integer({ min: 0, max: 9 }).map(step => new Counts(step))], { maxCommands: 60, ...replayedCommands(environment) }), commands => {
      runs += 1;
      fc.modelRun(() => ({ model: { sum: 0 }, real: {} }), commands);
    }), { numRuns: 200, ...replayed(environment) }));
  const said = (failure: string, name: string): string => new RegExp(`${name}[:=] ?"?([^",\\s]+)`).exec(failure)?.[1] ?? '';
  const counterexample = (failure: string): string => /Counterexample: (.*)/.exec(failure)?.[1]?.replace(/\/\*.*/, '') ?? '';

  it('is had again at once, with the seed, the path and the commands that it printed', async () => {
    runs = 0;
    const first = await fails({});
    expect(runs).toBeGreaterThan(1);
    runs = 0;
    const again = await fails({ FC_SEED: said(first, 'seed'), FC_PATH: said(first, 'path'), FC_REPLAY_PATH: said(first, 'replayPath') });
    expect(runs).toBe(1);
    expect(counterexample(again)).toBe(counterexample(first));
    expect(counterexample(first)).toContain('counts');
  });

  it('is not had again with a seed that is none', () => {
    expect(() => replayed({ FC_SEED: 'yesterday' })).toThrow(RangeError);
    expect(replayed({ FC_SEED: '' })).toEqual({});
    expect(replayed({})).toEqual({});
  });
});
