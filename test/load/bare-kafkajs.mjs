// kafkajs alone, in a process without a line of the house: reads records of one topic, and sends them into another: `node bare-kafkajs.mjs '{"brokers", "from", "to", "most", "atOnce"}'`; prints one line of JSON.
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';

const { brokers, from, to, most, atOnce } = JSON.parse(process.argv[2]);
const client = new Kafka({ brokers, clientId: 'bare', logLevel: logLevel.NOTHING });

async function ready() {
  const records = [];
  const consumer = client.consumer({ groupId: `${to}.reader` });
  await consumer.connect();
  await consumer.subscribe({ topic: from, fromBeginning: true });
  await consumer.run({ autoCommit: false, eachBatch: async ({ batch: { partition, messages } }) => void records.push(...messages.map(({ key, value, headers, timestamp }) => ({ partition, key, value, headers, timestamp }))) });
  while (records.length < most) await pause(20);
  await consumer.disconnect();
  return records.slice(0, most).sort((one, other) => one.timestamp - other.timestamp);
}

const records = await ready();
const producer = client.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();
// Its first load is not counted, as the relay's is not.
await producer.send({ topic: to, acks: -1, messages: records.slice(0, atOnce) });
const start = performance.now();
for (let at = atOnce; at < records.length; at += atOnce) await producer.send({ topic: to, acks: -1, messages: records.slice(at, at + atOnce) });
const perSecond = (records.length - atOnce) / ((performance.now() - start) / 1000);
await producer.disconnect();
process.stdout.write(`${JSON.stringify({ perSecond })}\n`);
