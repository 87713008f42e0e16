// A second look: asked again while somebody is behind and once when nobody is, eight times at most, and never for what was wrong in itself.
import { NotYet, Refused } from '@onehall/kernel';
import type { CaughtUp } from './crew.js';
import { withSecondLook } from './second-look.js';

const notAsked = new Refused('NOT_ASKED', { zh: '没有', en: 'Not asked.' });
const misspelled = new Refused('MISSPELLED', { zh: '写错', en: 'Misspelled.', field: 'name' });

/** Asks that are refused so often before they are granted, in a house that was behind so often, and `atLast` at rest or still behind. */
function scene(refusals: readonly Error[], behind: number, atLast: CaughtUp = 'rested'): { readonly said: Promise<string>; readonly looks: () => number; readonly heardOut: () => number } {
  let [asked, waited, heard] = [0, 0, 0];
  const ask = (): Promise<string> => {
    const refusal = refusals[asked++];
    return refusal ? Promise.reject(refusal) : Promise.resolve('granted');
  };
  const heardOut = (): Promise<void> => {
    heard++;
    return Promise.resolve();
  };
  return { said: withSecondLook({ caughtUp: () => Promise.resolve(waited++ < behind ? 'followed' : atLast), heardOut }, ask), looks: () => asked, heardOut: () => heard };
}

describe('A second look', () => {
  it('is not taken when the first one grants', async () => {
    const { said, looks } = scene([], 9);
    expect([await said, looks()]).toEqual(['granted', 1]);
  });
  it('is taken when somebody was behind, for a fact that had not come as for one that was unknown', async () => {
    for (const refusals of [[notAsked], [notAsked, new NotYet('SOON', { zh: '稍候', en: 'Soon.' })]]) {
      const { said, looks } = scene(refusals, 9);
      expect([await said, looks()]).toEqual(['granted', refusals.length + 1]);
    }
  });
  it('is the last in a hall at rest: the fact may have come between the refusal and the rest', async () => {
    const granted = scene([notAsked], 0);
    expect([await granted.said, granted.looks(), granted.heardOut()]).toEqual(['granted', 2, 1]);
    const { said, looks } = scene([notAsked, notAsked, notAsked], 0);
    await expect(said).rejects.toBe(notAsked);
    expect(looks()).toBe(2);
  });
  it('is not taken for what is wrong in itself, nor for what broke', async () => {
    for (const refusal of [misspelled, new Error('Broken.')]) {
      const { said, looks } = scene([refusal], 9);
      await expect(said).rejects.toBe(refusal);
      expect(looks()).toBe(1);
    }
  });
  it('says that it may be asked again, and no article, when the others stay behind', async () => {
    const error: unknown = await scene([new Refused('NOT_ASKED', { ...notAsked.refusal, article: '第一条' })], 0, 'behind').said.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NotYet);
    expect(error).toMatchObject({ reason: 'NOT_ASKED', refusal: { en: expect.stringMatching(/ask again in a moment.*Not asked\.$/) as string } });
    expect((error as NotYet).refusal.article).toBeUndefined();
  });
  it('ends with the eighth', async () => {
    const { said, looks } = scene(Array.from({ length: 20 }, () => notAsked), 20);
    await expect(said).rejects.toBe(notAsked);
    expect(looks()).toBe(8);
  });
});
