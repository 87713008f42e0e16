// Bench: how many facts a second the product's relay carries out of a log into a topic of a real Kafka, beside Kafka's own producer with records of the same size.
import { jars } from '../../../deploy/kafka/jars.mjs';
import { CarriedLog, partitions } from '../carried-log.mjs';
import { howFilled } from '../filler.mjs';
import { alternate, check, column, percentile } from '../measuring.mjs';

export const name = 'relay';
export const measures = 'facts a second from routing’s log into a topic of 12 partitions, acknowledged by the broker (acks=all), from the first load on: read, addressed and sent by the product’s relay';
export const peers = 'Kafka’s own ProducerPerformance with records of the same size, warmed up; kafkajs alone with the very same records, ready in memory';

const limit = 'ProducerPerformance of Kafka';
const bare = 'kafkajs alone, the same records, 1,000 at once';
const own = 'the relay';
const atOnce = 1_000;
/** So many records are ready in memory. */
const ready = 100_000;

export async function run(ground, { rounds, events, watch, say }) {
  const carried = await CarriedLog.open(ground, { events, say });
  const first = await carried.relayed();
  const { records, bytes } = await everyPositionOnce(carried, first.kafka);
  const kept = records.slice(0, ready);
  const size = Math.round(bytes / records.length);
  const found = [];
  const contenders = [
    [limit, () => producerPerformance(ground, { carried, count: Math.max(events, 100_000), size })],
    [bare, () => carried.sent(kept, atOnce)],
    [own, () => carried.relayed().then(async ({ kafka, perSecond }) => (found.push((await carried.consumed(kafka)).rows - 1), { perSecond }))],
  ];
  const answers = await alternate(contenders, rounds, watch);
  await carried.close();
  return {
    results: contenders.map(([of]) => ({ of, unit: 'facts/s', better: 'more', values: column(answers[of], 'perSecond'), against: [limit, bare].slice(0, [limit, bare, own].indexOf(of)) })),
    facts: [`${carried.head.toLocaleString('en-US')} facts; ${size} bytes a record with key and headers (p50 ${percentile(records.map(bytesOf), 0.5)}, p99 ${percentile(records.map(bytesOf), 0.99)})`, howFilled],
    checked: [check('positions that stand in the topic, each once', { was: records.length, wanted: carried.head }), check('rounds in which the topic held as many facts as the log', { was: found.filter(count => count === carried.head).length, wanted: rounds })],
  };
}

const bytesOf = ({ key, value, headers }) => key.length + value.length + Object.entries(headers).reduce((sum, [header, said]) => sum + header.length + said.length, 0);

/** Everything that stands in a topic but the announcement, ready to be sent again. A record's time is its position. */
async function everyPositionOnce(carried, kafka) {
  const records = [];
  const positions = new Set();
  let bytes = 0;
  await carried.consumed(kafka, (partition, messages) => {
    for (const { key, value, headers, timestamp } of messages) {
      if (timestamp === '0') continue;
      positions.add(timestamp);
      records.push({ partition, key, value, headers, timestamp });
    }
  });
  check('different positions in the topic', { was: positions.size, wanted: carried.head });
  for (const record of records) bytes += bytesOf(record);
  return { records: records.sort((one, other) => one.timestamp - other.timestamp), bytes };
}

/** Its own number for what came after its first records: a Java machine that has just started is slow. */
async function producerPerformance(ground, { carried, count, size }) {
  const topic = await carried.emptyTopic();
  const given = ['-Xmx512m', '-cp', `${jars()}/*`, 'org.apache.kafka.tools.ProducerPerformance', '--topic', topic, '--num-records', String(count * 2), '--warmup-records', String(count), '--record-size', String(size), '--throughput', '-1', '--command-property', `bootstrap.servers=${carried.broker.brokers}`, 'acks=all'];
  const { child, ended } = ground.spawn('java', given);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk));
  const code = await ended;
  const [, perSecond] = / steady state records sent, ([\d.]+) records\/sec/.exec(said) ?? [];
  if (code !== 0 || perSecond === undefined) throw new Error(`ProducerPerformance ended with ${code}: ${said.slice(-1_000)}`);
  return { perSecond: Number(perSecond) };
}
