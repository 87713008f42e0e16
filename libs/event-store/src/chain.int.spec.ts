// The chain is the same bytes in TypeScript and in SQL, for whatever can stand in an event.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { anAppend, anEvent, freshLog, replayed, type FreshLog } from '@onehall/testing';
import { genesis, link } from './index.js';

let hall: FreshLog;
beforeAll(async () => {
  hall = await freshLog('intake', { sealing: false });
});
afterAll(() => hall.close());

// What PostgreSQL can hold: any text but the zero character.
const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map(value => value.replaceAll('\0', ''));

describe('The hash of an event', () => {
  it('follows from its content and the event before it, from the genesis of its stream on', async () => {
    const identity = await hall.log.identity();
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.record({ type: text, data: text, meta: text, schemaVersion: fc.integer({ min: 1, max: 2_000_000_000 }) }), { minLength: 1, maxLength: 4 }), async (name, events) => {
        const stream = `${name}/${randomUUID()}`;
        await hall.log.append(anAppend(stream, { events: events.map(event => anEvent(event)) }));
        let hash = genesis(identity, stream);
        for (const event of await hall.log.stream(stream)) {
          hash = link(hash, event);
          expect(event.hash).toEqual(hash);
        }
      }),
      { numRuns: 60, ...replayed() },
    );
  });

  it.each(['2026-11-22T01:02:03.123456Z', '2000-01-01T00:00:00.000000Z', '1999-12-31T23:59:59.999999Z', '2099-02-28T12:00:00.000001Z'])('covers the instant to the microsecond: %s', async recordedAt => {
    const event = { version: 3, recordedAt, id: randomUUID(), schemaVersion: 1, stream: 's', type: 't', data: 'd', meta: 'm' };
    const previous = Buffer.alloc(32, 7);
    const { rows: [row] } = await hall.pool.query<{ hash: Buffer }>('select intake.link($1, 3, $2, $3, 1, $4, $5, $6, $7) as hash', [previous, recordedAt, event.id, 's', 't', 'd', 'm']);
    expect(link(previous, event)).toEqual(row?.hash);
  });

  it('differs by service, log and stream from the first byte on', async () => {
    const identity = await hall.log.identity();
    const { rows: [row] } = await hall.pool.query<{ hash: Buffer }>(`select intake.genesis('intake', log_id, 'case/1') as hash from intake.log`);
    expect(genesis(identity, 'case/1')).toEqual(row?.hash);
    const others = [genesis(identity, 'case/2'), genesis({ ...identity, service: 'routing' }, 'case/1'), genesis({ ...identity, logId: randomUUID() }, 'case/1')];
    for (const other of others) expect(other).not.toEqual(row?.hash);
  });

  it('is not computed from an instant that has lost its microseconds', () => {
    const event = { version: 1, recordedAt: '2026-11-22T01:02:03.123Z', id: randomUUID(), schemaVersion: 1, stream: 's', type: 't', data: 'd', meta: 'm' };
    expect(() => link(Buffer.alloc(32), event)).toThrow(RangeError);
  });
});
