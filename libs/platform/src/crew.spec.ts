// Who waits for the others: only for what was said about the matter that he asks about, until everybody here has followed it.
import { Crew, type FollowingCrew } from './crew.js';
import type { Foundation } from './foundation.js';
import { UnderWay } from './under-way.js';

const matter = new Set(['5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77']);
const another = new Set(['11111111-1111-4111-8111-111111111111']);

/** A house of one service: what was written before it began ends at 5, each gpos is its position as soon as it is sealed, and its followers stand at `at`. */
function house({ onTheWay = 0 } = {}) {
  const stands = { at: 5, sealed: 100 };
  const underWay = new UnderWay();
  const foundation = { onTheWay, positionOf: (_: string, gpos: number) => Promise.resolve(gpos <= stands.sealed ? gpos : null) } as unknown as Foundation;
  const crew = new Crew(foundation, underWay);
  const service: FollowingCrew = {
    waitFor: () => Promise.resolve(true),
    written: () => Promise.resolve({ service: 'routing', position: 5, settled: true }),
    behind: heads => stands.at < (heads.get('routing') ?? 0),
    follows: named => named === 'routing',
  };
  crew.join('routing', service);
  const says = (gpos: number, caseId: string) => underWay.wrote({ service: 'routing', stream: `hall/case/${caseId}`, data: [`{"caseId":"${caseId}"}`], gpos });
  return { crew, stands, says };
}

describe('Who waits for the others', () => {
  it('waits first, once, for what was said before the process began', async () => {
    const { crew, stands } = house();
    stands.at = 3;
    expect(await crew.caughtUp(matter, 20)).toBe('behind');
    stands.at = 5;
    expect([await crew.caughtUp(matter, 1_000), await crew.caughtUp(matter, 1_000)]).toEqual(['followed', 'nothing']);
  });

  it('waits for what was said about the matter, sealed and followed, and for nothing else', async () => {
    const { crew, stands, says } = house();
    await crew.caughtUp(matter, 1_000);
    const [[one = ''], [other = '']] = [[...matter], [...another]];
    says(6, one);
    says(999, other);
    expect(await crew.caughtUp(matter, 20)).toBe('behind');
    stands.at = 6;
    expect([await crew.caughtUp(matter, 20), await crew.caughtUp(matter, 20)]).toEqual(['followed', 'nothing']);
    stands.at = 999;
    expect(await crew.caughtUp(another, 20)).toBe('behind'); // not sealed
    stands.sealed = 999;
    expect([await crew.caughtUp(another, 20), await crew.caughtUp(another, 20)]).toEqual(['followed', 'nothing']);
  });

  it('never waits for a service that nobody here hears', async () => {
    const { crew, stands } = house();
    stands.sealed = 0;
    expect(await crew.followed('routing', { token: 'conference:0:9', reading: true }, 60_000)).toBe(true);
    expect(await crew.followed('routing', { token: 'routing:0:9', reading: true }, 20)).toBe(false);
    await expect(crew.followed('routing', { token: 'nine', reading: true }, 20)).rejects.toMatchObject({ reason: 'TOKEN_MALFORMED' });
  });

  it('hears neighbours out only where they are other processes, at least for half a second and as long as the last fact took', async () => {
    const lasts = async (crew: Crew, took: number): Promise<readonly [boolean, number]> => {
      const began = performance.now();
      return [await crew.heardOut(took), performance.now() - began];
    };
    expect(await lasts(house().crew, 5_000)).toEqual([false, expect.closeTo(0, -2)]);
    for (const took of [0, 80]) {
      const [isHeard, lasted] = await lasts(house({ onTheWay: 30 }).crew, took);
      expect([isHeard, lasted > Math.max(30, took) - 5]).toEqual([true, true]);
    }
  });

  it('waits there for what the gateway says was said, of whom somebody here hears, for as long as it may', async () => {
    const { crew, stands } = house({ onTheWay: 1 });
    stands.sealed = 8;
    const said = [{ service: 'conference', gpos: 70 }, { service: 'routing', gpos: 9 }];
    expect(await crew.heard(said.slice(0, 1), 20)).toBe('nothing');
    expect(await crew.heard(said, 20)).toBe('behind'); // not sealed
    stands.sealed = 9;
    expect(await crew.heard(said, 20)).toBe('behind'); // not followed
    setTimeout(() => (stands.at = 9), 30);
    expect(await crew.heard(said, 5_000)).toBe('followed');
    expect(await house().crew.heard([{ service: 'routing', gpos: 999 }], 20)).toBe('nothing');
  });
});
