// Bench: how many facts a second the product's relay carries out of a log into a topic of a real Kafka, beside Kafka's own producer with records of the same size.
import { jars } from '../../../deploy/kafka/jars.mjs';
import { CarriedLog, partitions } from '../carried-log.mjs';
import { howFilled } from '../filler.mjs';
import { alternate, check, column, percentile } from '../measuring.mjs';

export const name = 'relay';
export const measures = 'facts a second from routing’s log into a topic of 12 partitions, acknowledged by the broker (acks=all), from the first load on: read, addressed and sent by the product’s relay';
export const peers = 'Kafka’s own ProducerPerformance with records of the same size, warmed up; kafkajs alone, in a process of its own, with the very same records, ready in memory';

const limit = 'ProducerPerformance of Kafka, warmed up';
const whole = 'ProducerPerformance of Kafka, its first records counted';
const bare = 'kafkajs alone, the same records, 1,000 at once';
const own = 'the relay';
const unit = 'facts/s';
const atOnce = 1_000;
/** So many records are ready in memory. */
const ready = 100_000;

export async function run(ground, { rounds, events, watch, say }) {
  const carried = await CarriedLog.open(ground, { events, say });
  const first = await carried.relayed();
  const sizes = await everyPositionOnce(carried, first.kafka);
  const size = Math.round(sizes.reduce((sum, bytes) => sum + bytes, 0) / sizes.length);
  const found = [];
  const contenders = [
    [limit, () => producerPerformance(ground, { carried, count: Math.max(events, 100_000), size })],
    [bare, () => carried.sentBare(first.kafka, { most: Math.min(carried.head, ready), atOnce })],
    [own, () => carried.relayed().then(async ({ kafka, perSecond }) => (found.push((await carried.consumed(kafka)).rows - 1), { perSecond }))],
  ];
  const answers = await alternate(contenders, rounds, watch);
  await carried.close();
  return {
    results: [
      { of: limit, unit, better: 'more', values: column(answers[limit], 'perSecond') },
      { of: whole, unit, better: 'more', values: column(answers[limit], 'whole') },
      { of: bare, unit, better: 'more', values: column(answers[bare], 'perSecond'), against: [limit, whole] },
      { of: own, unit, better: 'more', values: column(answers[own], 'perSecond'), against: [limit, whole, bare] },
    ],
    facts: [`${carried.head.toLocaleString('en-US')} facts; ${size} bytes a record with key and headers (p50 ${percentile(sizes, 0.5)}, p99 ${percentile(sizes, 0.99)})`, howFilled],
    checked: [check('positions that stand in the topic, each once', { was: sizes.length, wanted: carried.head }), check('rounds in which the topic held as many facts as the log', { was: found.filter(count => count === carried.head).length, wanted: rounds })],
  };
}

const bytesOf = ({ key, value, headers }) => key.length + value.length + Object.entries(headers).reduce((sum, [header, said]) => sum + header.length + said.length, 0);

/** The sizes of all facts in a topic. A record's time is its position; the announcement has none. */
async function everyPositionOnce(carried, kafka) {
  const sizes = new Map();
  const take = (_, messages) => {
    for (const { timestamp, ...record } of messages) if (timestamp !== '0') sizes.set(timestamp, bytesOf(record));
  };
  const { rows } = await carried.consumed(kafka, take);
  check('records in the topic, the announcement apart', { was: rows - 1, wanted: sizes.size });
  check('different positions in the topic', { was: sizes.size, wanted: carried.head });
  return [...sizes.values()];
}

/** Its own numbers: for everything, and for what came after its first half, because a Java machine that has just started is slow. */
async function producerPerformance(ground, { carried, count, size }) {
  const topic = await carried.emptyTopic();
  const given = ['-Xmx512m', '-cp', `${jars()}/*`, 'org.apache.kafka.tools.ProducerPerformance', '--topic', topic, '--num-records', String(count * 2), '--warmup-records', String(count), '--record-size', String(size), '--throughput', '-1', '--command-property', `bootstrap.servers=${carried.broker.brokers}`, 'acks=all'];
  const { child, ended } = ground.spawn('java', given);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk));
  const code = await ended;
  const [all, steady] = [/^\d+ records sent, ([\d.]+) records\/sec.* 99\.9th/m, / steady state records sent, ([\d.]+) records\/sec/].map(pattern => Number(pattern.exec(said)?.[1]));
  if (code !== 0 || !(all > 0) || !(steady > 0)) throw new Error(`ProducerPerformance ended with ${code}: ${said.slice(-1_000)}`);
  return { perSecond: steady, whole: all };
}
