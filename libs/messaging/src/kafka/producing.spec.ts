// Proof that records written in one stroke are the bytes that kafkajs itself would send.
import fc from 'fast-check';
import type { Message } from 'kafkajs';
import produce, { type Producing } from 'kafkajs/src/protocol/requests/produce/index.js';
import { produced, writeInOneStroke } from './producing.js';

const theirs = produce.protocol({ version: 7 });

const said = fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 300 }), fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)));
const headers = fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.oneof({ weight: 5, arbitrary: said }, { weight: 1, arbitrary: fc.array(said, { minLength: 1, maxLength: 3 }) }), { maxKeys: 12 });
/** kafkajs orders times as words: they have one length here. */
const timestamp = fc.integer({ min: 1_000_000, max: 9_999_999 }).map(String);
const message: fc.Arbitrary<Message> = fc.record({ key: fc.oneof(said, fc.constant(null)), value: fc.oneof(said, fc.constant(null)), timestamp, headers }, { requiredKeys: ['key', 'value', 'timestamp'] });
const parts = fc.uniqueArray(fc.record({ partition: fc.nat(11), firstSequence: fc.nat(), messages: fc.array(message, { minLength: 1, maxLength: 8 }) }), { selector: ({ partition }) => partition, minLength: 1, maxLength: 12 });
const producing: fc.Arbitrary<Producing> = fc.record({
  acks: fc.constantFrom(-1, 0, 1), timeout: fc.nat(), compression: fc.constant(0), producerId: fc.bigInt({ min: -1n, max: 2n ** 62n }).map(String), producerEpoch: fc.nat(32_000),
  topicData: fc.array(fc.record({ topic: fc.string({ unit: 'grapheme', minLength: 1 }), partitions: parts }), { minLength: 1, maxLength: 2 }),
});

describe('Records written in one stroke', () => {
  it('are, byte for byte, what kafkajs writes', () =>
    fc.assert(fc.asyncProperty(producing, async given => expect(produced(given).equals((await theirs(given).request.encode()).buffer)).toBe(true))));

  it('bear the least and the greatest time of their batch, where kafkajs takes 999 for more than 1000', () => {
    const given = { acks: -1, timeout: 1, compression: 0, producerId: '1', producerEpoch: 0, topicData: [{ topic: 't', partitions: [{ partition: 0, firstSequence: 0, messages: ['999', '1000'].map(timestamp => ({ value: 'x', timestamp })) }] }] };
    const bytes = produced(given);
    const batch = bytes.subarray(2 + 2 + 4 + 4 + 3 + 4 + 4 + 4);
    expect([batch.readBigInt64BE(27), batch.readBigInt64BE(35)]).toEqual([999n, 1_000n]);
  });

  it('are still kafkajs’s own when they are compressed, or belong to a transaction', async () => {
    writeInOneStroke();
    const given = { acks: -1, timeout: 1, compression: 0, producerId: '1', producerEpoch: 0, topicData: [{ topic: 't', partitions: [{ partition: 0, firstSequence: 0, messages: [{ key: null, value: 'x', timestamp: '1' }] }] }] };
    const written = async (more: Partial<Producing>): Promise<Buffer> => (await produce.protocol({ version: 7 })({ ...given, ...more }).request.encode()).buffer;
    const own = async (more: Partial<Producing>): Promise<Buffer> => (await theirs({ ...given, ...more }).request.encode()).buffer;
    for (const more of [{}, { compression: 1 }, { transactionalId: 'one' }]) expect(await written(more)).toEqual(await own(more));
  });
});
