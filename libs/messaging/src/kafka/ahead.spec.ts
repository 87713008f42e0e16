// Reading ahead of whoever carries a log: every fact in one load, in order, and nobody trips over what went wrong before its turn.
import type { EventLog, StoredEvent } from '@onehall/event-store';
import { Ahead } from './ahead.js';
import { Load } from './load.js';
import { partitionCount } from './topic.js';

const from = { service: 'routing', logId: '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77', incarnation: 1 };
const fact = (position: number): StoredEvent => ({ id: String(position), type: 'Said', schemaVersion: 1, data: JSON.stringify({ caseId: `case-${position % 50}` }), meta: '{}', stream: 's', version: position, recordedAt: '', gpos: position, position, hash: Buffer.alloc(0) });
const load = (): Load => new Load(from, { from: 0, parts: Array.from({ length: partitionCount }, () => ({ next: 0n, last: undefined })) });
const logOf = (count: number, asked: number[] = []): Pick<EventLog, 'tail'> => ({
  tail: (after, limit) => {
    asked.push(after);
    return Promise.resolve(Array.from({ length: Math.max(0, Math.min(limit, count - after)) }, (_, index) => fact(after + 1 + index)));
  },
});

describe('Whoever reads ahead', () => {
  it('fills each fact once and in order, each saying what went before it, though nothing was delivered meanwhile', async () => {
    const [one, positions, last] = [load(), [] as number[], new Map<number, number>()];
    const ahead = new Ahead(logOf(4_500), one);
    for (let loads = await ahead.next(); loads.length > 0; loads = await ahead.next()) {
      for (const { partition, headers, timestamp } of loads.flatMap(({ records }) => records)) {
        const { inPartition, inLog } = JSON.parse(String(headers?.['place'])) as { inPartition: number; inLog: number };
        expect([inPartition, inLog]).toEqual([last.get(partition) ?? 0, Number(timestamp) - 1]);
        last.set(partition, Number(timestamp));
        positions.push(Number(timestamp));
      }
    }
    expect(positions).toEqual(Array.from({ length: 4_500 }, (_, index) => index + 1));
    expect([one.position, one.filledTo]).toEqual([0, 4_500]);
  });

  it('asks for the next facts before the last are carried, and no further', async () => {
    const asked: number[] = [];
    await new Ahead(logOf(9_000, asked), load()).next();
    expect(asked).toEqual([0, 2_000]);
  });

  it('does not hold what was said later against a log that had ended', async () => {
    const said = { count: 10 };
    const ahead = new Ahead({ tail: (after, limit) => logOf(said.count).tail(after, limit) }, load());
    expect((await ahead.next()).at(-1)?.to).toBe(10);
    said.count = 12;
    expect((await ahead.next()).map(({ to }) => to)).toEqual([12]);
  });

  it('tells of what went wrong when its turn has come', async () => {
    const ahead = new Ahead({ tail: (after, limit) => (after === 0 ? logOf(9_000).tail(after, limit) : Promise.reject(new Error('The database is gone.'))) }, load());
    expect((await ahead.next()).at(-1)?.to).toBe(2_000);
    await new Promise(resolve => setImmediate(resolve));
    await expect(ahead.next()).rejects.toThrow('The database is gone.');
  });
});
