// The in-hall adapter, held to the contract of sources, and what it promises beyond it: one reader for all.
import { createHash, randomUUID } from 'node:crypto';
import type { EventLog } from '@onehall/event-store';
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
