// Who waits for the others: until they have followed what is written, and, where neighbours are other processes, for what may still be on its way from them.
import { Crew, type FollowingCrew } from './crew.js';
import type { Foundation } from './foundation.js';

/** A service whose log ends at 5, and whose followers stand wherever `at` says. */
const service = (at: () => number): FollowingCrew => ({
  waitFor: () => Promise.resolve(true),
  written: () => Promise.resolve({ service: 'routing', position: 5, settled: true }),
  behind: heads => at() < (heads.get('routing') ?? 0),
});

function crewOn(onTheWay: number, at: () => number): Crew {
  const crew = new Crew({ onTheWay } as Foundation);
  crew.join('routing', service(at));
  return crew;
}

const took = async (work: Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work;
  return performance.now() - began;
};

describe('Who waits for the others', () => {
  it('is told whether they had followed, have, or did not in time', async () => {
    expect(await crewOn(0, () => 5).caughtUp(100)).toBe('rested');
    expect(await crewOn(0, () => 4).caughtUp(20)).toBe('behind');
    let at = 3;
    expect(await crewOn(0, () => Math.min(at++, 5)).caughtUp(5_000)).toBe('followed');
  });

  it('listens for neighbours only where they are other processes, and then until what came was followed', async () => {
    let asked = 0;
    await crewOn(0, () => ((asked += 1), 4)).heardOut();
    expect(asked).toBe(0);
    let at = 0;
    setTimeout(() => (at = 5), 60);
    expect(await took(crewOn(30, () => at).heardOut())).toBeGreaterThan(50);
    expect(at).toBe(5);
  });
});
