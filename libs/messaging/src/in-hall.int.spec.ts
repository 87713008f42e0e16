// The in-hall adapter, held to the contract of sources, and what it promises beyond it: one reader for all.
import { createHash, randomUUID } from 'node:crypto';
import type { EventLog } from '@onehall/event-store';
import type { Recorded } from '@onehall/kernel';
import { freshLog, sourceContract, type FreshLog } from '@onehall/testing';
import { inHallSource } from './in-hall.js';

const say = async (log: EventLog, caseId: string): Promise<void> => {
  const meta = JSON.stringify({ hall: 'hall', at: '2026-03-02T02:00:00.000Z' });
  const event = { id: randomUUID(), type: 'CaseSentOut', schemaVersion: 1, data: JSON.stringify({ caseId }), meta };
  const request = createHash('sha256').update(event.id).digest();
  const { status } = await log.append({ commandId: randomUUID(), request, stream: `hall/case/${caseId}`, kind: 'case', expected: 'any', events: [event], claims: [] });
  expect(status).toBe('ok');
};

sourceContract('within the hall process', async () => {
  const fresh = await freshLog('routing');
  return { say: caseId => say(fresh.log, caseId), open: () => inHallSource({ log: fresh.log, keep: 50 }), close: () => fresh.close() };
});

describe('The reader of a log within the hall', () => {
  let fresh: FreshLog;
  beforeEach(async () => {
    fresh = await freshLog('routing');
  });
  afterEach(() => fresh.close());

  const counting = (log: EventLog): { log: EventLog; asked: () => number } => {
    let asked = 0;
    const tail: EventLog['tail'] = (after, limit) => {
      asked += 1;
      return log.tail(after, limit);
    };
    return { log: Object.assign(Object.create(log) as EventLog, { tail }), asked: () => asked };
  };

  it('asks the database once for all who follow, and gives them the same facts', async () => {
    const { log, asked } = counting(fresh.log);
    const source = inHallSource({ log });
    const quiet = source.onNews(() => undefined);
    const followers = Array.from({ length: 20 }, () => ({ position: 0, read: [] as object[] }));
    for (let n = 0; n < 30; n++) await say(fresh.log, `case-${n % 3}`);
    for (const end = Date.now() + 10_000; followers.some(({ position }) => position < 30) && Date.now() < end; ) {
      for (const follower of followers) {
        const facts = await source.read(follower.position, 4);
        follower.read.push(...facts);
        follower.position = facts.at(-1)?.position ?? follower.position;
      }
      await new Promise(resolve => setTimeout(resolve, 2));
    }
    const before = asked();
    for (const { position } of followers) expect(await source.read(position, 100)).toEqual([]);
    quiet();
    expect(asked()).toBe(before);
    for (const { read } of followers) {
      expect(read).toHaveLength(30);
      read.forEach((fact, index) => expect(fact).toBe(followers[0]?.read[index]));
    }
  });

  it('reads the past once for all who are far behind on the same way, and forgets it behind them', async () => {
    const many = 2_300;
    for (let said = 0; said < many; said += 100) await Promise.all(Array.from({ length: 100 }, (_, n) => say(fresh.log, `case-${n % 50}`)));
    for (const end = Date.now() + 60_000; (await fresh.log.head()).position < many && Date.now() < end; ) await new Promise(resolve => setTimeout(resolve, 10));
    const { log, asked } = counting(fresh.log);
    const source = inHallSource({ log, keep: 1_000 });
    const travel = async (stride: number, from = 0): Promise<Recorded[]> => {
      const read: Recorded[] = [];
      for (let facts; (facts = await source.read(from + read.length, stride)).length > 0; ) read.push(...facts);
      return read;
    };
    const [one = [], ...others] = await Promise.all([300, 700, 1_000, 5_000].map(stride => travel(stride)));
    expect(one.map(({ position }) => position)).toEqual(Array.from({ length: many }, (_, index) => index + 1));
    for (const other of others) expect([other.length, other.every((fact, index) => fact.position === index + 1)]).toEqual([many, true]);
    const [last] = await source.read(1_999, 1);
    expect((await source.read(1_900, 100))[99]).toBe(last);
    const before = asked();
    expect(await travel(100, 1_000)).toHaveLength(1_300);
    expect(asked() - before).toBe(4); // the last page is not full yet, and never kept
    expect(await source.read(0, 1_000)).toHaveLength(1_000);
    expect(asked() - before).toBe(5);
    expect((await source.read(100, 200))[0]).toEqual(one[100]);
    expect(asked() - before).toBe(5);
  });

  it('rests when nothing happens', async () => {
    const { log, asked } = counting(fresh.log);
    const quiet = inHallSource({ log }).onNews(() => undefined);
    await new Promise(resolve => setTimeout(resolve, 2_500));
    quiet();
    expect(asked()).toBeLessThan(15);
  });

  it('tells its followers when the log cannot be reached, and goes on when it can', async () => {
    const out = { of: false };
    const tail: EventLog['tail'] = (after, limit) => (out.of ? Promise.reject(new Error('Connection terminated')) : fresh.log.tail(after, limit));
    const log = Object.assign(Object.create(fresh.log) as EventLog, { tail });
    const source = inHallSource({ log });
    const quiet = source.onNews(() => undefined);
    const outcome = (): Promise<string> => source.read(0, 10).then(facts => `${facts.length} facts`, (error: Error) => error.message);
    const becomes = async (expected: string): Promise<void> => {
      for (const end = Date.now() + 10_000; (await outcome()) !== expected && Date.now() < end; ) await new Promise(resolve => setTimeout(resolve, 10));
      expect(await outcome()).toBe(expected);
    };
    out.of = true;
    await becomes('Connection terminated');
    out.of = false;
    await say(fresh.log, 'a');
    await becomes('1 facts');
    quiet();
  });
});
