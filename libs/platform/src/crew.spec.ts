// Who waits for the others: only for what was said about the matter that he asks about, until everybody here has followed it.
import { Crew, type Asking, type Awaited, type FollowingCrew } from './crew.js';
import type { Foundation } from './foundation.js';
import { UnderWay } from './under-way.js';

const matter = new Set(['5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77']);
const another = new Set(['11111111-1111-4111-8111-111111111111']);

/** A house of two services that follow routing: what was written before it began ends at 5, each gpos is its position as soon as it is sealed, and its followers stand at `at`. */
function house({ onTheWay = 0 } = {}) {
  const stands = { at: 5, sealed: 100 };
  const waited: (Awaited & { readonly who: string })[] = [];
  let once = (): void => undefined;
  const waitsAs = (who: string) => (awaited: Awaited): Promise<boolean> => {
    waited.push({ ...awaited, who });
    once();
    once = () => undefined;
    return Promise.resolve(true);
  };
  const underWay = new UnderWay();
  const foundation = { onTheWay, positionOf: (_: string, gpos: number) => Promise.resolve(gpos <= stands.sealed ? gpos : null) } as unknown as Foundation;
  const crew = new Crew(foundation, underWay);
  const service: FollowingCrew = {
    waitFor: waitsAs('routing'),
    written: () => Promise.resolve({ service: 'routing', position: 5, settled: true }),
    behind: heads => stands.at < (heads.get('routing') ?? 0),
    follows: named => named === 'routing',
  };
  crew.join('routing', service);
  crew.join('intake', { ...service, waitFor: waitsAs('intake'), written: () => Promise.resolve({ service: 'intake', position: 0, settled: true }) });
  const says = (gpos: number, caseId: string) => underWay.wrote({ service: 'routing', stream: `hall/case/${caseId}`, data: [`{"caseId":"${caseId}"}`], gpos });
  return { crew, stands, says, waited, onWait: (work: () => void) => void (once = work) };
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
    expect(await crew.followed('routing', 'conference:0:9', 60_000)).toBe(true);
    expect(await crew.followed('routing', 'routing:0:9', 20)).toBe(false);
    for (const token of ['nine', 'nosuch:0:1']) await expect(crew.followed('routing', token, 20)).rejects.toMatchObject({ reason: 'TOKEN_MALFORMED' });
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

  it('knows for who asks what he could have sent the token of: what neighbours have said, and for a reader what his own service said', async () => {
    const { crew, says, waited } = house({ onTheWay: 1 });
    await crew.caughtUp(matter, 1_000);
    const [one = ''] = matter;
    says(6, one);
    says(8, one);
    const asks = (asked: Partial<Asking>, milliseconds = 1_000) => crew.abreast({ service: 'intake', reading: false, names: matter, said: [], ...asked }, milliseconds);
    const waits = (position: number, who: string, by?: Awaited['by']) => ({ service: 'routing', position, ...(by && { by }), who });
    // Intake hears routing: what routing's own policies make of it is waited for as well.
    expect([await asks({}), waited.splice(0)]).toEqual([true, [waits(8, 'intake'), waits(8, 'routing', 'policies')]]);
    expect([await asks({ service: 'routing' }), await asks({ names: another }), waited.splice(0)]).toEqual([true, true, []]);
    expect([await asks({ service: 'routing', reading: true }), waited.splice(0)]).toEqual([true, [waits(8, 'routing', 'views')]]);
    const said = [{ service: 'routing', gpos: 9 }, { service: 'conference', gpos: 70 }];
    expect([await asks({ said }), waited.splice(0)]).toEqual([true, [waits(9, 'intake'), waits(9, 'routing', 'policies')]]);
    expect(await asks({ said: [{ service: 'routing', gpos: 999 }] }, 20)).toBe(false); // not sealed
  });

  it('knows also what somebody made of it meanwhile', async () => {
    const { crew, says, waited, onWait } = house();
    await crew.caughtUp(matter, 1_000);
    const [one = ''] = matter;
    says(6, one);
    onWait(() => says(7, one));
    expect(await crew.abreast({ service: 'intake', reading: false, names: matter, said: [] }, 1_000)).toBe(true);
    expect(waited.filter(({ who }) => who === 'intake').map(({ position }) => position)).toEqual([6, 7]);
  });

  it('knows, when it counts what no name leads to, all that was said before by whomever it hears, and what was made of that', async () => {
    const { crew, waited } = house();
    expect(await crew.abreastOfAll('intake', 1_000)).toBe(true);
    const hop = [{ service: 'routing', position: 5, who: 'intake' }, { service: 'intake', position: 0, who: 'intake' }, { service: 'routing', position: 5, by: 'policies', who: 'routing' }, { service: 'intake', position: 0, by: 'policies', who: 'routing' }];
    expect(waited).toEqual([...hop, ...hop, ...hop]);
    const { crew: other } = house({ onTheWay: 30 });
    other.join('conference', { waitFor: () => Promise.resolve(false), written: () => Promise.resolve({ service: 'conference', position: 9, settled: true }), behind: () => false, follows: named => named === 'routing' });
    const began = performance.now();
    expect([await other.abreastOfAll('conference', 1_000), await other.abreastOfAll('intake', 1_000)]).toEqual([false, true]);
    expect(performance.now() - began).toBeGreaterThan(55); // neighbours in other processes are heard out
  });

  it('believes no stranger where all logs are read directly', async () => {
    const { crew } = house();
    await crew.caughtUp(matter, 1_000);
    expect(await crew.abreast({ service: 'intake', reading: true, names: matter, said: [{ service: 'routing', gpos: 999 }] }, 20)).toBe(true);
  });

  it('knows nothing before it has caught up with what was written before it began', async () => {
    const { crew, stands } = house();
    stands.at = 3;
    const asking = { service: 'intake', reading: true, names: matter, said: [] };
    expect(await crew.abreast(asking, 20)).toBe(false);
    stands.at = 5;
    expect(await crew.abreast(asking, 1_000)).toBe(true);
  });
});
