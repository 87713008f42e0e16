// What happens to the personal fields of an event on their way in and out, with a vault that keeps its keys in memory.
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Sealed } from '@onehall/kernel';
import fc from 'fast-check';
import { Tampered } from './errors.js';
import { isSealed, openDeep, sealAll, type DataToSeal, type FieldToSeal } from './fields.js';
import { openWith, sealWith, type Plain } from './sealing.js';
import { forgotten } from './vault.js';

/** The sealing half of a vault: real boxes, keys in a map, and a count of the questions it was asked. */
class KeysInMemory {
  readonly keys = new Map<string, KeyObject>();
  asked = 0;
  seal(values: readonly Plain[]): Promise<readonly Sealed[]> {
    this.asked += 1;
    return Promise.resolve(values.map(value => {
      const key = this.keys.get(value.owner) ?? createSecretKey(randomBytes(32));
      this.keys.set(value.owner, key);
      return sealWith(key, value);
    }));
  }
  async open(values: readonly Sealed[]): Promise<readonly unknown[]> {
    this.asked += 1;
    return Promise.all(values.map(value => {
      const key = this.keys.get(value.key);
      return key ? openWith(key, value) : forgotten;
    }));
  }
}

const eventId = '0b8a1a52-0000-4000-8000-000000000001';
const fields: readonly FieldToSeal[] = [
  { path: ['text'], owner: 'caseId' },
  { path: ['title'], owner: 'caseId' },
  { path: ['persons', '*', 'name'], owner: 'personId' },
  { path: ['persons', '*', 'phone'], owner: 'personId' },
  { path: ['persons', '*', 'wish'], owner: 'caseId' },
];
const sealOne = async <Data extends object>(vault: KeysInMemory, item: DataToSeal<Data>): Promise<Data> => (await sealAll(vault, [item]))[0] ?? item.data;
const registered = () => ({
  caseId: 'c1',
  text: '楼上漏水' as string | Sealed,
  persons: [
    { personId: 'p1', name: '张三' as string | Sealed, wish: '修好' as string | Sealed },
    { personId: 'p2', name: '李四' as string | Sealed, phone: '13812345678' as string | Sealed },
  ],
});

describe('Sealing the data of an event', () => {
  it('seals each field that is present for its owner and its place, and leaves the rest', async () => {
    const { text, persons, ...rest } = await sealOne(new KeysInMemory(), { data: registered(), fields, eventId });
    expect(rest).toEqual({ caseId: 'c1' });
    expect(text).toMatchObject({ key: 'case/c1', at: `${eventId}#text` });
    expect(persons[0]).toMatchObject({ personId: 'p1', name: { key: 'person/p1', at: `${eventId}#persons.0.name` }, wish: { key: 'case/c1', at: `${eventId}#persons.0.wish` } });
    expect(persons[1]).toMatchObject({ name: { key: 'person/p2', at: `${eventId}#persons.1.name` }, phone: { key: 'person/p2', at: `${eventId}#persons.1.phone` } });
    expect(persons[0]).not.toHaveProperty('phone');
  });

  it('takes the nearest owner where several stand around the field', async () => {
    const data = { caseId: 'c1', agenda: [{ caseId: 'c2', topic: '电梯' }, { topic: '停水' }] };
    const sealed = await sealOne(new KeysInMemory(), { data, fields: [{ path: ['agenda', '*', 'topic'], owner: 'caseId' }], eventId });
    expect(sealed.agenda.map(({ topic }) => (topic as unknown as Sealed).key)).toEqual(['case/c2', 'case/c1']);
  });

  it('leaves what it was given untouched', async () => {
    const data = registered();
    await sealOne(new KeysInMemory(), { data, fields, eventId });
    expect(data).toEqual(registered());
  });

  it('leaves a value that is sealed already at the place that it was sealed for', async () => {
    const vault = new KeysInMemory();
    const once = await sealOne(vault, { data: registered(), fields, eventId });
    expect(await sealOne(vault, { data: once, fields, eventId: 'another' })).toEqual(once);
  });

  it('asks the vault once for many events, and not at all for none', async () => {
    const vault = new KeysInMemory();
    await sealAll(vault, [1, 2, 3].map(number => ({ data: registered(), fields, eventId: `event-${number}` })));
    expect(vault.asked).toBe(1);
    await sealOne(vault, { data: { caseId: 'c1' }, fields, eventId });
    expect(vault.asked).toBe(1);
  });

  it('refuses a field without an owner', () =>
    expect(sealOne(new KeysInMemory(), { data: { text: '楼上漏水' }, fields, eventId })).rejects.toThrow(`No caseId stands beside ${eventId}#text`));
});

describe('Opening what a reader may see', () => {
  it('gives back what was sealed, wherever it lies and whatever lies around it', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (plain, around) => {
        const vault = new KeysInMemory();
        const [sealed] = await vault.seal([{ owner: 'case/c1', at: 'e#f', plain }]);
        const shown = JSON.parse(JSON.stringify(plain)) as unknown;
        expect(await openDeep(vault, { deep: [{ sealed }, around], sealed })).toEqual({ deep: [{ sealed: shown }, around], sealed: shown });
        expect(await openDeep(vault, sealed)).toEqual(shown);
      }),
    ));

  it('asks the vault once, and not at all when nothing is sealed', async () => {
    const vault = new KeysInMemory();
    const sealed = await sealOne(vault, { data: registered(), fields, eventId });
    vault.asked = 0;
    expect(await openDeep(vault, [sealed, sealed])).toEqual([registered(), registered()]);
    expect(vault.asked).toBe(1);
    await openDeep(vault, { nothing: null, list: [1, 'two'] });
    expect(vault.asked).toBe(1);
  });

  it('says that a person was forgotten, and shows the others', async () => {
    const vault = new KeysInMemory();
    const sealed = await sealOne(vault, { data: registered(), fields, eventId });
    vault.keys.delete('person/p1');
    const opened = await openDeep(vault, sealed);
    expect(opened.persons.map(({ name }) => name)).toEqual([{ forgotten: true }, '李四']);
    expect(opened.text).toBe('楼上漏水');
  });

  it('keeps dates and bytes what they are', async () => {
    const row = { at: new Date(0), hash: Buffer.from('x'), none: undefined };
    const opened = await openDeep(new KeysInMemory(), row);
    expect(opened).toEqual(row);
    expect(opened.at).toBeInstanceOf(Date);
  });

  it('refuses the whole when one value was tampered with', async () => {
    const vault = new KeysInMemory();
    const sealed = await sealOne(vault, { data: registered(), fields, eventId });
    const moved = { ...(sealed.text as Sealed), at: `${eventId}#title` };
    await expect(openDeep(vault, { ...sealed, text: moved })).rejects.toThrow(Tampered);
  });
});

describe('A sealed value is known by its form', () => {
  const sealed = { key: 'case/c1', at: 'e#f', box: 'AQ', commitment: 'AQ' };
  it('exactly', () => expect(isSealed(sealed)).toBe(true));
  it.each([[null], ['text'], [[]], [{ ...sealed, more: 1 }], [{ ...sealed, box: 1 }], [{ key: 'case/c1', at: 'e#f', box: 'AQ' }]])('and %j has another', value =>
    expect(isSealed(value)).toBe(false));
});
