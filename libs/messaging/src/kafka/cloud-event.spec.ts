// A fact as a CloudEvent: what goes out comes back byte for byte, and the CloudEvents project's own library reads it as we mean it.
import type { StoredEvent } from '@onehall/event-store';
import { Kafka as oracle, type CloudEvent, type KafkaMessage as OracleMessage } from 'cloudevents';
import fc from 'fast-check';
import type { IHeaders, Message } from 'kafkajs';
import { announcementOf, readRecord, recordOf } from './cloud-event.js';

const from = { service: 'routing', logId: '5c2e9d4e-4b43-4f0e-9d3a-0c6b5d2f1a77', incarnation: 2 };
const json = fc.json({ maxDepth: 3 });
const event: fc.Arbitrary<StoredEvent> = fc.record({
  id: fc.uuid(), type: fc.stringMatching(/^[A-Z][A-Za-z]{0,20}$/), schemaVersion: fc.integer({ min: 1, max: 40 }), data: json,
  meta: fc.oneof(json, fc.uuid().map(correlationId => JSON.stringify({ hall: '东城', correlationId }))),
  stream: fc.string({ minLength: 1 }), version: fc.nat(), gpos: fc.nat(), position: fc.integer({ min: 1 }), hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes)),
  recordedAt: fc.tuple(fc.date({ min: new Date('2005-05-01'), max: new Date('2149-01-01'), noInvalidDate: true }), fc.nat(999)).map(([at, micro]) => at.toISOString().replace('Z', `${String(micro).padStart(3, '0')}Z`)),
});
const before = fc.record({ inPartition: fc.nat(), inLog: fc.nat() });

/** As it comes out of Kafka: every text is bytes. */
const travelled = ({ headers, value }: Message) => ({
  value: Buffer.from(value ?? ''),
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, said]) => [name, Buffer.from(said as string)])) as IHeaders,
});

const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const writable = event.filter(({ stream, data, meta }) => ![stream, data, meta].some(text => lone.test(text)));

describe('A fact on its way over Kafka', () => {
  it('comes back byte for byte, with the log that it is from and what went before it', () =>
    fc.assert(fc.property(writable, before, (stored, went) => {
      expect(readRecord(travelled(recordOf({ from, stored, before: went }, { key: 'k', partition: 3 })))).toEqual({ from, stored, before: went });
    })));

  it('is a CloudEvent of version 1.0 to the library of that project, with the same attributes and the same data', () =>
    fc.assert(fc.property(writable.filter(({ stream }) => stream.trim() !== ''), before, (stored, went) => {
      const { headers, value, key, timestamp } = recordOf({ from, stored, before: went }, { key: 'case-1', partition: 3 });
      // The library wants texts, where Kafka gives bytes.
      const texts = Object.fromEntries(Object.entries(headers ?? {}).map(([name, said]) => [name, String(said)]));
      const message = { headers: texts, value: Buffer.from(value ?? ''), body: String(value), key, timestamp } as unknown as OracleMessage<string>;
      expect(oracle.isEvent(message)).toBe(true);
      const read = oracle.toEvent(message);
      const one = (Array.isArray(read) ? read[0] : read) as CloudEvent<unknown> | undefined;
      expect(one?.validate()).toBe(true);
      expect(one).toMatchObject({
        specversion: '1.0', id: stored.id, source: '/onehall/routing', type: `onehall.${stored.type}.v${stored.schemaVersion}`, subject: stored.stream, datacontenttype: 'application/json',
      });
      expect(Date.parse(one?.time ?? '')).toBe(Date.parse(stored.recordedAt));
      expect(one?.data).toEqual(JSON.parse(stored.data));
    })));

  it('belongs to the trace of all that its command set in motion', () => {
    const stored = { id: '00000000-0000-4000-8000-0000000000ab', type: 'CaseOpened', schemaVersion: 1, data: '{}', meta: '{"correlationId":"3c1f2a54-5d0e-5a1b-8f43-9b6f0f6f7d2c","hall":"x"}', stream: 'x/case/1', version: 1, gpos: 1, position: 1, hash: Buffer.alloc(32), recordedAt: '2026-03-02T02:00:00.000001Z' };
    const { headers } = recordOf({ from, stored, before: { inPartition: 0, inLog: 0 } }, { key: 'k', partition: 0 });
    expect(headers?.['ce_traceparent']).toBe('00-3c1f2a545d0e5a1b8f439b6f0f6f7d2c-80000000000000ab-01');
  });
});

describe('An announcement', () => {
  it('that cannot be read says nothing, and stops nobody', () => {
    const { headers } = travelled(announcementOf({ from, head: 17 }, '2026-03-02T02:00:00.000Z'));
    for (const said of ['hello', 'null', '7', '"x"', '[]', '{}', '{"service":"routing","head":1}']) expect(readRecord({ headers, value: Buffer.from(said) })).toBeUndefined();
  });

  it('says which log the topic carries, and is no fact', () => {
    expect(readRecord(travelled(announcementOf({ from, head: 17 }, '2026-03-02T02:00:00.000Z')))).toEqual({ from, head: 17 });
  });
});

describe('What somebody else wrote into the topic', () => {
  it.each([['nothing', {}], ['a CloudEvent of another house', { ce_specversion: '1.0', ce_id: '1', ce_source: '/elsewhere', ce_type: 'x' }]])('is no fact: %s', (_, headers) => {
    expect(readRecord({ headers, value: Buffer.from('{}') })).toBeUndefined();
  });

  it('is no fact when any one of its headers is missing', () => {
    const [stored] = fc.sample(writable, { numRuns: 1, seed: 7 });
    if (!stored) throw new Error('There is one.');
    const { headers, value } = travelled(recordOf({ from, stored, before: { inPartition: 1, inLog: 1 } }, { key: 'k', partition: 0 }));
    const needed = ['ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'place', 'meta', 'hash'];
    for (const name of needed) expect([name, readRecord({ value, headers: Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name)) })]).toEqual([name, undefined]);
  });

  it('is no fact when its place is not whole', () => {
    const [stored] = fc.sample(writable, { numRuns: 1, seed: 7 });
    if (!stored) throw new Error('There is one.');
    const { headers, value } = travelled(recordOf({ from, stored, before: { inPartition: 1, inLog: 1 } }, { key: 'k', partition: 0 }));
    const place = JSON.parse(String(headers['place'])) as Record<string, unknown>;
    const wrong = ['', '{', 'null', '7', '[]', ...Object.keys(place).flatMap(name => [undefined, null, -1, 1.5, '1'].filter(one => name !== 'logId' || typeof one !== 'string').map(one => JSON.stringify({ ...place, [name]: one })))];
    for (const said of wrong) expect([said, readRecord({ value, headers: { ...headers, place: Buffer.from(said) } })]).toEqual([said, undefined]);
    expect(readRecord({ value, headers })).toBeDefined();
  });
});
