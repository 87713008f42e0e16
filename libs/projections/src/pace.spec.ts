// Proof of a follower's pace: at once after a rest, in strides while there is news, and never in a hurry after a failure.
import { Pace, type Breath } from './pace.js';

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

/** Takes a number of turns that have news, and tells when each began. */
async function turns(breath: Breath, withNews: number): Promise<readonly number[]> {
  const began: number[] = [];
  const pace = new Pace(
    async () => {
      began.push(performance.now());
      return Promise.resolve(began.length <= withNews);
    },
    () => undefined,
    breath,
  );
  pace.start();
  while (began.length <= withNews) await pause(1);
  await pace.stop();
  return began;
}

const gaps = (moments: readonly number[]): readonly number[] => moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));

describe('A follower', () => {
  it('takes strides while there is news', async () => {
    for (const gap of gaps(await turns({ stride: 30 }, 5))) expect(gap).toBeGreaterThanOrEqual(28);
  });

  it('rests as long as a slow turn took, where it has a stride', async () => {
    const slowly = async (breath: Breath): Promise<number> => {
      const [began, ended]: [number[], number[]] = [[], []];
      const pace = new Pace(async () => {
        began.push(performance.now());
        await pause(40);
        ended.push(performance.now());
        return began.length < 2;
      }, () => undefined, breath);
      pace.start();
      while (ended.length < 2) await pause(1);
      await pace.stop();
      return (began[1] ?? 0) - (ended[0] ?? 0);
    };
    expect(await slowly({ stride: 10 })).toBeGreaterThanOrEqual(38);
    expect(await slowly({ stride: 100 })).toBeGreaterThanOrEqual(55);
  });

  it('is not woken out of its stride, but out of its rest', async () => {
    const began: number[] = [];
    let news = true;
    const pace = new Pace(
      () => {
        began.push(performance.now());
        const found = news;
        news = false;
        return Promise.resolve(found);
      },
      () => undefined,
      { stride: 2_000, shortest: 60_000 },
    );
    pace.start();
    await pause(10);
    pace.wake();
    await pause(20);
    expect(began.length).toBe(1);
    while (began.length < 2) await pause(1);
    await pause(10);
    news = true;
    const woken = performance.now();
    pace.wake();
    while (began.length < 3) await pause(1);
    await pace.stop();
    expect((began[2] ?? Infinity) - woken).toBeLessThan(30_000);
  });

  it('stops in the middle of a stride', async () => {
    let begun = 0;
    const pace = new Pace(() => Promise.resolve((begun += 1) > 0), () => undefined, { stride: 3_600_000 });
    pace.start();
    await pause(10);
    await pace.stop();
    expect(begun).toBe(1);
  });
});
