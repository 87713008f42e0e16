// A second look: asked again while what was asked about was under way, or what was learnt in the asking, eight times at most; and a no about which nothing is under way is said at once, with its article.
import { NotYet, Refused } from '@onehall/kernel';
import type { CaughtUp } from './crew.js';
import type { FactPlace } from './position-token.js';
import { asksAbout, withSecondLook } from './second-look.js';

const notAsked = new Refused('NOT_ASKED', { zh: '没有', en: 'Not asked.', article: '第一条' });
const misspelled = new Refused('MISSPELLED', { zh: '写错', en: 'Misspelled.', field: 'name' });
const said: readonly FactPlace[] = [{ service: 'intake', gpos: 7 }];
const names = new Set(['cases', '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77']);

/** `underWay`: what is under way before each look; `waits`: how each waiting ended; then nothing is. `neighbours`: how it ends when those in other processes are heard out. */
interface House {
  readonly underWay?: readonly boolean[];
  readonly waits?: readonly CaughtUp[];
  readonly neighbours?: CaughtUp;
  readonly about?: ReadonlySet<string>;
}

/** Asks that are refused so often before they are granted. */
function scene(refusals: readonly Error[], { underWay = [], waits = [], neighbours = 'nothing', about = names }: House = {}) {
  const did = { looks: 0, waits: 0, heardOut: 0 };
  const crew = {
    isUnderWay: (asked: ReadonlySet<string>) => asked === about && (underWay[did.looks] ?? false),
    caughtUp: () => Promise.resolve(waits[did.waits++] ?? ('nothing' as const)),
    heardOut: (heard: readonly FactPlace[]) => Promise.resolve((did.heardOut++, heard === said ? neighbours : 'nothing')),
  };
  const ask = (): Promise<string> => {
    const refusal = refusals[did.looks++];
    return refusal ? Promise.reject(refusal) : Promise.resolve('granted');
  };
  return { said: withSecondLook(crew, { names: about, said }, ask), did };
}

describe('A second look', () => {
  it('is not taken when the first one grants', async () => {
    const { said, did } = scene([], { underWay: [true] });
    expect([await said, did]).toEqual(['granted', { looks: 1, waits: 0, heardOut: 0 }]);
  });
  it('is taken when it was waited for what was under way, for a fact that had not come as for one that was unknown', async () => {
    for (const refusals of [[notAsked], [misspelled], [notAsked, new NotYet('SOON', { zh: '稍候', en: 'Soon.' })]]) {
      const { said, did } = scene(refusals, { waits: Array<CaughtUp>(9).fill('followed') });
      expect([await said, did.looks]).toEqual(['granted', refusals.length + 1]);
    }
  });
  it('is taken when the fact was followed between the refusal and the waiting', async () => {
    const { said, did } = scene([notAsked], { underWay: [true] });
    expect([await said, did.looks]).toEqual(['granted', 2]);
  });
  it('is taken when it was learnt in the asking which matter it is about, and that one was under way', async () => {
    const [submission, itsCase] = ['0d5e7d0c-6f1b-4f5e-8c39-2f2b7e1f6a10', '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77'];
    const waitedFor: string[][] = [];
    let looks = 0;
    const crew = {
      isUnderWay: (asked: ReadonlySet<string>) => looks === 1 && asked.has(itsCase),
      caughtUp: (asked: ReadonlySet<string>) => Promise.resolve((waitedFor.push([...asked]), 'nothing' as const)),
      heardOut: () => Promise.resolve('nothing' as const),
    };
    const ask = async (): Promise<string> => {
      looks++;
      await Promise.resolve();
      asksAbout(new Set([itsCase]));
      if (looks === 1) throw notAsked;
      return 'granted';
    };
    expect(await withSecondLook(crew, { names: new Set([submission]) }, ask)).toBe('granted');
    expect(waitedFor).toEqual([[submission, itsCase]]);
  });
  it('is not taken where nothing is under way: the no is said at once, with its article', async () => {
    for (const refusal of [notAsked, misspelled]) {
      const { said, did } = scene([refusal]);
      await expect(said).rejects.toBe(refusal);
      expect(did).toMatchObject({ looks: 1, waits: 1 });
    }
  });
  it('is taken once when neighbours in other processes were heard out, but not for what is wrong in itself', async () => {
    const known = scene([notAsked], { neighbours: 'followed' });
    expect([await known.said, known.did]).toEqual(['granted', { looks: 2, waits: 1, heardOut: 1 }]);
    const no = scene([notAsked, notAsked, notAsked], { neighbours: 'followed' });
    await expect(no.said).rejects.toBe(notAsked);
    expect(no.did).toEqual({ looks: 2, waits: 2, heardOut: 1 });
    const unheardOf = scene([new Refused('UNKNOWN_DEPARTMENT', { zh: '没有', en: 'Unknown.', field: 'departments[0].department' })], { neighbours: 'followed' });
    expect([await unheardOf.said, unheardOf.did]).toEqual(['granted', { looks: 2, waits: 1, heardOut: 1 }]);
    const field = scene([misspelled, misspelled], { neighbours: 'followed' });
    await expect(field.said).rejects.toBe(misspelled);
    expect(field.did).toEqual({ looks: 1, waits: 1, heardOut: 0 });
    const slip = scene([notAsked, notAsked], { neighbours: 'followed', about: new Set(['public', '20260302']) });
    await expect(slip.said).rejects.toBe(notAsked);
    expect(slip.did).toEqual({ looks: 1, waits: 1, heardOut: 0 });
  });
  it('is not taken for what broke', async () => {
    const broken = new Error('Broken.');
    const { said, did } = scene([broken], { underWay: [true] });
    await expect(said).rejects.toBe(broken);
    expect(did.looks).toBe(1);
  });
  it('says that it may be asked again, and no article, when the others stay behind', async () => {
    for (const house of [{ waits: ['behind'] }, { neighbours: 'behind' }] as const) {
      const error: unknown = await scene([notAsked], house).said.catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(NotYet);
      expect(error).toMatchObject({ reason: 'NOT_ASKED', refusal: { en: expect.stringMatching(/ask again in a moment.*Not asked\.$/) as string } });
      expect((error as NotYet).refusal.article).toBeUndefined();
    }
  });
  it('ends with the eighth', async () => {
    const { said, did } = scene(Array.from({ length: 20 }, () => notAsked), { waits: Array<CaughtUp>(20).fill('followed') });
    await expect(said).rejects.toBe(notAsked);
    expect(did.looks).toBe(8);
  });
});
