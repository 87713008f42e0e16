// Partitions put together: however they come, however often, every fact once and in the order of the log; what is missing is never passed over.
import { OtherLog } from '@onehall/event-store';
import fc from 'fast-check';
import type { Travelling } from './cloud-event.js';
import { FactsMissing, Merge } from './merge.js';

const from = { service: 'routing', logId: '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77', incarnation: 1 };
const fact = (position: number, inPartition: number, inLog = position - 1): Travelling => ({
  from, before: { inPartition, inLog },
  stored: { id: String(position), type: 'Said', schemaVersion: 1, data: '{}', meta: '{}', stream: 's', version: position, recordedAt: '', gpos: position, position, hash: Buffer.alloc(0) },
});

/** A log as its partitions hold it: each fact in one of them, with the one before it there. */
const topic = fc.array(fc.nat(3), { minLength: 8, maxLength: 60 }).map(places => {
  const parts: Travelling[][] = [[], [], [], []];
  places.forEach((place, index) => {
    const part = parts[place] ?? [];
    part.push(fact(index + 1, part.at(-1)?.stored.position ?? 0));
  });
  return { parts, count: places.length };
});

/** Takes from the partitions in the order that chance says, and gives out after each. `again`: how far a partition jumps back before it goes on. */
function read(merge: Merge, parts: readonly (readonly Travelling[])[], order: readonly { readonly part: number; readonly again: number }[]): number[] {
  const next = parts.map(() => 0);
  const out: number[] = [];
  const one = (part: number): void => {
    const found = parts[part]?.[next[part] ?? 0];
    if (!found) return;
    next[part] = (next[part] ?? 0) + 1;
    merge.take(part, found);
    out.push(...merge.ready().map(({ position }) => position));
  };
  for (const { part, again } of order) {
    next[part] = Math.max(0, (next[part] ?? 0) - again);
    for (let step = 0; step <= again; step++) one(part);
  }
  for (const [part, held] of parts.entries()) while ((next[part] ?? 0) < held.length) one(part);
  return out;
}

const order = fc.array(fc.record({ part: fc.nat(3), again: fc.nat(3) }), { minLength: 20, maxLength: 80 });
const upTo = (count: number, after = 0): number[] => Array.from({ length: count - after }, (_, index) => after + index + 1);

describe('The partitions of a topic', () => {
  it('give every fact once and in order, however they come and however often', () =>
    fc.assert(fc.property(topic, order, ({ parts, count }, came) => expect(read(new Merge(0, from), parts, came)).toEqual(upTo(count)))));

  it('give what comes after a position, and nothing before it', () =>
    fc.assert(fc.property(topic, order, fc.nat(7), ({ parts, count }, came, begin) => {
      expect(read(new Merge(begin, from), parts, came)).toEqual(upTo(count, begin));
    })));

  it('give nothing beyond a fact that did not come, and say so as soon as its partition goes on', () => {
    let said = 0;
    fc.assert(fc.property(topic, fc.nat(), ({ parts, count }, chosen) => {
      const lost = (chosen % count) + 1;
      const merge = new Merge(0, from);
      const out: number[] = [];
      const held = parts.map(part => part.filter(({ stored }) => stored.position !== lost));
      const goesOn = parts.some(part => part.some(({ stored }) => stored.position === lost) && part.some(({ stored }) => stored.position > lost));
      const taking = (): void => held.forEach((part, index) => part.forEach(one => (merge.take(index, one), out.push(...merge.ready().map(({ position }) => position)))));
      if (goesOn) said++;
      if (goesOn) expect(taking).toThrow(FactsMissing);
      else taking();
      expect(out.every(position => position < lost)).toBe(true);
    }));
    expect(said).toBeGreaterThan(10);
  });

  it('show a hole that the log itself has, and go on behind it', () => {
    const merge = new Merge(0, from);
    for (const [part, one] of [[0, fact(1, 0)], [1, fact(4, 0, 2)], [0, fact(2, 1)], [1, fact(5, 4)]] as const) merge.take(part, one);
    expect(merge.ready().map(({ position }) => position)).toEqual([1, 2, 4, 5]);
  });

  it('lose nothing when a fact was taken out of the log after it had been sent, and what followed was sent again', () => {
    const merge = new Merge(0, from);
    for (const [part, one] of [[1, fact(4, 0, 2)], [2, fact(3, 0)], [0, fact(1, 0)], [0, fact(2, 1)]] as const) merge.take(part, one);
    expect(merge.ready().map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  it.each([['another log', { logId: '00000000-0000-4000-8000-000000000000' }], ['another incarnation', { incarnation: 2 }], ['another service', { service: 'intake' }]])('stop before facts of %s', (_, other) => {
    expect(() => new Merge(0, from).take(0, { ...fact(1, 0), from: { ...from, ...other } })).toThrow(OtherLog);
  });
});
