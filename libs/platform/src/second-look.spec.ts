// Before the first look the service comes to know what was said about the matter; a second one is taken while more of it is under way, eight at most; and a no about which nothing is under way is said at once, with its article.
import { NotYet, Refused } from '@onehall/kernel';
import type { Asking, CaughtUp } from './crew.js';
import { asksAbout, keepsUpWith, withSecondLook } from './second-look.js';

const notAsked = new Refused('NOT_ASKED', { zh: '没有', en: 'Not asked.', article: '第一条' });
const misspelled = new Refused('MISSPELLED', { zh: '写错', en: 'Misspelled.', field: 'name' });
const names = new Set(['cases', '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77']);
const asking: Asking = { service: 'routing', reading: true, names, said: [{ service: 'intake', gpos: 7 }] };

/** `underWay`: what is under way before each look; `abreast`: whether the service came abreast before it; `waits`: how each waiting after a refusal ended; then nothing is. `neighbours`: are in other processes. */
interface House {
  readonly underWay?: readonly boolean[];
  readonly abreast?: readonly boolean[];
  readonly waits?: readonly CaughtUp[];
  readonly neighbours?: boolean;
  readonly about?: ReadonlySet<string>;
}

/** Asks that are refused so often before they are granted. */
function scene(refusals: readonly Error[], { underWay = [], abreast = [], waits = [], neighbours = false, about = names }: House = {}) {
  const did = { looks: 0, waits: 0, heardOut: 0 };
  const asked: Asking[] = [];
  const crew = {
    abreast: (question: Asking) => Promise.resolve((asked.push(question), abreast[did.looks] ?? true)),
    isUnderWay: (named: ReadonlySet<string>) => named === about && (underWay[did.looks] ?? false),
    caughtUp: () => Promise.resolve(waits[did.waits++] ?? ('nothing' as const)),
    heardOut: () => Promise.resolve((did.heardOut++, neighbours)),
  };
  const ask = (): Promise<string> => {
    const refusal = refusals[did.looks++];
    return refusal ? Promise.reject(refusal) : Promise.resolve('granted');
  };
  return { said: withSecondLook(crew, { ...asking, names: about }, ask), did, asked };
}

describe('A look', () => {
  it('is taken once the service knows what was said about the matter, or stays behind', async () => {
    for (const abreast of [[true], [false]]) {
      const { said: answer, did, asked } = scene([], { abreast, underWay: [true] });
      expect([await answer, did, asked]).toEqual(['granted', { looks: 1, waits: 0, heardOut: 0 }, [asking]]);
    }
  });
  it('waits also for what is learnt in the asking, before it is looked at', async () => {
    const itsCase = '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77';
    const order: string[] = [];
    const crew = {
      abreast: ({ names: asked }: Asking) => Promise.resolve((order.push([...asked].join()), true)),
      isUnderWay: (asked: ReadonlySet<string>) => order.length < 3 && asked.has(itsCase),
      caughtUp: (asked: ReadonlySet<string>) => Promise.resolve((order.push([...asked].join()), 'nothing' as const)),
      heardOut: () => Promise.resolve(false),
    };
    const ask = async (): Promise<string> => {
      await asksAbout(new Set([itsCase]));
      order.push('looks');
      throw notAsked;
    };
    await expect(withSecondLook(crew, { ...asking, names: new Set(['submission']) }, ask)).rejects.toBe(notAsked);
    const once = ['submission', itsCase, 'looks', `submission,${itsCase}`];
    expect(order).toEqual([...once, ...once]);
  });
});

describe('What is only kept up with', () => {
  it('is waited for, and makes nobody be asked again', async () => {
    const order: string[] = [];
    const crew = {
      abreast: ({ names: asked }: Asking) => Promise.resolve((order.push([...asked].join()), asked.has('submission'))),
      isUnderWay: (asked: ReadonlySet<string>) => asked.has('its case'),
      caughtUp: (asked: ReadonlySet<string>) => Promise.resolve((order.push([...asked].join()), 'nothing' as const)),
      heardOut: () => Promise.resolve(true),
    };
    const ask = async (): Promise<string> => {
      await keepsUpWith(new Set(['its case']));
      order.push('looks');
      throw notAsked;
    };
    await expect(withSecondLook(crew, { ...asking, names: new Set(['submission']) }, ask)).rejects.toBe(notAsked);
    expect(order).toEqual(['submission', 'its case', 'looks', 'submission']);
  });
});

describe('A second look', () => {
  it('is taken when it was waited for what was under way, for a fact that had not come as for one that was unknown', async () => {
    for (const refusals of [[notAsked], [misspelled], [notAsked, new NotYet('SOON', { zh: '稍候', en: 'Soon.' })]]) {
      const { said: answer, did } = scene(refusals, { waits: Array<CaughtUp>(9).fill('followed') });
      expect([await answer, did.looks]).toEqual(['granted', refusals.length + 1]);
    }
  });
  it('is taken when the first was taken too early, and they have come since', async () => {
    for (const house of [{ underWay: [true] }, { abreast: [false] }]) {
      const { said: answer, did, asked } = scene([notAsked], house);
      expect([await answer, did.looks, asked]).toEqual(['granted', 2, [asking, asking]]);
    }
  });
  it('is not taken where nothing is under way: the no is said at once, with its article', async () => {
    for (const refusal of [notAsked, misspelled]) {
      const { said: answer, did } = scene([refusal]);
      await expect(answer).rejects.toBe(refusal);
      expect(did).toMatchObject({ looks: 1, waits: 1 });
    }
  });
  it('is taken once when neighbours in other processes were heard out, but not for what is wrong in itself', async () => {
    const known = scene([notAsked], { neighbours: true });
    expect([await known.said, known.did]).toEqual(['granted', { looks: 2, waits: 1, heardOut: 1 }]);
    const no = scene([notAsked, notAsked, notAsked], { neighbours: true });
    await expect(no.said).rejects.toBe(notAsked);
    expect(no.did).toEqual({ looks: 2, waits: 2, heardOut: 1 });
    const unheardOf = scene([new Refused('UNKNOWN_DEPARTMENT', { zh: '没有', en: 'Unknown.', field: 'departments.0.department' })], { neighbours: true });
    expect([await unheardOf.said, unheardOf.did]).toEqual(['granted', { looks: 2, waits: 1, heardOut: 1 }]);
    const field = scene([misspelled, misspelled], { neighbours: true });
    await expect(field.said).rejects.toBe(misspelled);
    expect(field.did).toEqual({ looks: 1, waits: 1, heardOut: 0 });
    const slip = scene([notAsked, notAsked], { neighbours: true, about: new Set(['public', '20260302']) });
    await expect(slip.said).rejects.toBe(notAsked);
    expect(slip.did).toEqual({ looks: 1, waits: 1, heardOut: 0 });
  });
  it('is not taken for what broke', async () => {
    const broken = new Error('Broken.');
    const { said: answer, did } = scene([broken], { underWay: [true] });
    await expect(answer).rejects.toBe(broken);
    expect(did).toMatchObject({ looks: 1, waits: 0 });
  });
  it('says that it may be asked again, and no article, when the others stay behind', async () => {
    const error: unknown = await scene([notAsked], { waits: ['behind'] }).said.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NotYet);
    expect(error).toMatchObject({ reason: 'NOT_ASKED', refusal: { en: expect.stringMatching(/ask again in a moment.*Not asked\.$/) as string } });
    expect((error as NotYet).refusal.article).toBeUndefined();
  });
  it('says so too when it is the service itself that stays behind for four seconds', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    const { said: answer } = scene(Array.from({ length: 8 }, () => notAsked), { abreast: Array<boolean>(8).fill(false) });
    jest.setSystemTime(Date.now() + 4_001);
    const error: unknown = await answer.catch((caught: unknown) => caught);
    jest.useRealTimers();
    expect(error).toBeInstanceOf(NotYet);
  });
  it('ends with the eighth', async () => {
    const { said: answer, did } = scene(Array.from({ length: 20 }, () => notAsked), { waits: Array<CaughtUp>(20).fill('followed') });
    await expect(answer).rejects.toBe(notAsked);
    expect(did.looks).toBe(8);
  });
});
