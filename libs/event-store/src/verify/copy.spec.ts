// A log and its copy, compared: whoever of the two was changed is named, event by event.
import { link } from '../chain.js';
import type { StoredEvent } from '../log.js';
import { beforeFirst } from './chains.js';
import { verifyCopy, type CopiedEvent, type Side } from './copy.js';

const identity = { service: 'routing', logId: 'a3bb189e-8bf9-4888-9912-ace4e6543002', incarnation: 1 };
const instant = (position: number): string => new Date(Date.UTC(2026, 2, 2, 1, 0, position)).toISOString().replace('Z', '000Z');

/** A log of nine events: three streams in turn. */
function log(): StoredEvent[] {
  const last = new Map<string, { version: number; hash: Buffer }>();
  return Array.from({ length: 9 }, (_, index): StoredEvent => {
    const [position, stream] = [index + 1, `hall/case/${index % 3}`];
    const before = last.get(stream) ?? beforeFirst(identity, stream);
    const event = { id: `00000000-0000-4000-8000-00000000000${position}`, type: 'Said', schemaVersion: 1, data: `{"n":${position}}`, meta: '{}', stream, version: before.version + 1, recordedAt: instant(position), gpos: position * 2, position };
    const stored = { ...event, hash: link(before.hash, event) };
    last.set(stream, stored);
    return stored;
  });
}

const copied = (events: readonly StoredEvent[]): CopiedEvent[] =>
  events.map(event => ({ event, before: events.filter(({ stream, position }) => stream === event.stream && position < event.position).at(-1) }));

const side = <Item>(items: readonly Item[], positionOf: (item: Item) => number, logId = identity.logId): Side<Item> => ({
  identity: () => Promise.resolve({ ...identity, logId }),
  head: () => Promise.resolve(Math.max(0, ...items.map(positionOf))),
  page: (after, upTo) => Promise.resolve(items.filter(item => positionOf(item) > after && positionOf(item) <= upTo)),
});

const compare = (stored: readonly StoredEvent[], kept: readonly StoredEvent[], logId?: string) =>
  verifyCopy({ service: 'routing', copy: side(copied(kept), ({ event }) => event.position), log: side(stored, ({ position }) => position, logId) });
const named = async (stored: readonly StoredEvent[], kept: readonly StoredEvent[]) => (await compare(stored, kept)).faults.map(({ stream, version, wrong }) => `${stream}@${version} ${wrong.en}`);
const changed = (position: number, change: Partial<StoredEvent>): StoredEvent[] => log().map(event => (event.position === position ? { ...event, ...change } : event));

describe('A log and its copy', () => {
  it('agree when nothing was changed, and the copy says where it ends', async () => {
    expect(await compare(log(), log())).toEqual({ events: 9, head: { position: 9, hash: log()[8]?.hash }, logHead: 9, faults: [] });
  });

  it('agree while the copy is behind', async () => {
    expect(await compare(log(), log().slice(0, 4))).toMatchObject({ events: 4, logHead: 9, faults: [] });
  });

  it('show which one was edited', async () => {
    expect(await named(changed(5, { data: '{"n":0}' }), log())).toEqual(['hall/case/1@2 The log was changed since it was copied: data.']);
    expect(await named(log(), changed(5, { data: '{"n":0}' }))).toEqual([expect.stringMatching(/^hall\/case\/1@2 In the copy: /)]);
  });

  // Where the log stands on its own its chain tells; here nobody asks it, so each field must be compared by itself.
  it.each<[string, Partial<StoredEvent>]>([
    ['stream', { stream: 'hall/case/9' }], ['version', { version: 7 }], ['type', { type: 'Unsaid' }], ['schemaVersion', { schemaVersion: 2 }], ['recordedAt', { recordedAt: instant(1) }],
    ['data', { data: '{}' }], ['meta', { meta: '{"actor":"x"}' }], ['gpos', { gpos: 99 }], ['hash', { hash: Buffer.alloc(32) }],
  ])('show that of an event of the log only %s was changed', async (field, change) => {
    expect(await named(changed(5, change), log())).toEqual([`hall/case/1@2 The log was changed since it was copied: ${field}.`]);
  });

  it('show an event that was broken before it was copied', async () => {
    expect(await named(changed(5, { data: '{"n":0}' }), changed(5, { data: '{"n":0}' }))).toEqual([expect.stringMatching(/^hall\/case\/1@2 Its hash does not follow/)]);
  });

  it('show each event of a tail that was cut off, and one that was deleted in the middle', async () => {
    expect(await named(log().slice(0, 7), log())).toEqual([
      'hall/case/1@3 The tail is cut off: the copy holds it at position 8, the log ends before.',
      'hall/case/2@3 The tail is cut off: the copy holds it at position 9, the log ends before.',
    ]);
    expect(await named(log().filter(({ position }) => position !== 4), log())).toEqual(['hall/case/0@2 It was deleted: the copy holds it at position 4, the log does not.']);
  });

  it('show what was taken out of the copy', async () => {
    expect(await named(log(), log().filter(({ position }) => position !== 9 && position !== 3))).toEqual([
      'hall/case/2@1 The log holds it at position 3, the copy does not.',
      expect.stringMatching(/^hall\/case\/2@2 Event 1 is missing/),
    ]);
  });

  it('show a position that neither has', async () => {
    const both = log().filter(({ position }) => position !== 2);
    expect((await named(both, both))[0]).toBe('null@null Position 2 stands neither in the copy nor in the log.');
  });

  it.each([0, -5])('show an event that was added to the copy at position %d', async position => {
    expect(await named(log(), [...log(), ...changed(5, { position }).slice(4, 5)])).toContain(`hall/case/1@2 The copy holds it at position ${position}, before the first.`);
  });

  it('show both events that the copy holds at one position, the same one twice among them', async () => {
    const forged = changed(5, { stream: 'hall/case/7', version: 1 }).slice(4, 5);
    const both = ['hall/case/7@1 The copy holds more than one event at position 5, this among them.', 'hall/case/1@2 The copy holds more than one event at position 5, this among them.'];
    expect(await named(log(), [...forged, ...log()])).toEqual(both);
    expect(await named(log(), [...log(), ...forged])).toEqual([...both].reverse());
    expect(await named(log(), [...log(), ...log().slice(4, 5)])).toEqual(['hall/case/1@2 The copy holds more than one event at position 5, this among them.']);
  });

  it('are not compared without end when somebody made up where the copy ends', async () => {
    const far = 9_000_000_000_000_000;
    expect(await compare(log(), [...log(), ...changed(9, { position: far }).slice(8)])).toMatchObject({ events: far, head: { position: far }, faults: { length: 1_000 } });
  });

  it('show events that changed places, and a log that says it is another', async () => {
    const [four, five] = [log()[3], log()[4]];
    if (!four || !five) throw new Error('The log has nine events.');
    const swapped = log().map(event => (event.position === 4 ? { ...five, position: 4 } : event.position === 5 ? { ...four, position: 5 } : event));
    expect(await named(swapped, log())).toEqual([
      'hall/case/0@2 At its position 4 the log holds another event, hall/case/1@2.',
      'hall/case/1@2 At its position 5 the log holds another event, hall/case/0@2.',
    ]);
    expect((await compare(log(), log(), 'b3bb189e-8bf9-4888-9912-ace4e6543002')).faults[0]?.wrong.en).toBe('The log says that it is another one than the copy has followed.');
  });

  it('do not stumble over a date that is none', async () => {
    expect(await named(changed(9, { recordedAt: 'tomorrow' }), changed(9, { recordedAt: 'tomorrow' }))).toEqual([expect.stringMatching(/^hall\/case\/2@3 Its hash does not follow/)]);
  });
});
