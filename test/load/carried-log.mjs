// Routing's log, filled, and the topics into which it is carried: a real Kafka, the product's relay, and everything that stands in a topic.
import path from 'node:path';
import pg from 'pg';
import { FilledHall } from './filler.mjs';
import { product } from './ground.mjs';
import { until } from './measuring.mjs';

export const service = 'routing';
/** As the relay has it. */
export const partitions = 12;

const complain = (about, sentence) => process.stderr.write(`${sentence} ${JSON.stringify(about)}\n`);
/** What passes is not said: a topic that was just made has no leaders for a moment. */
const logger = { info: () => undefined, warn: () => undefined, error: complain };
const seconds = 600;

export class CarriedLog {
  #topics = 0;

  /** Fills a hall's log with so many events, and starts a Kafka beside it. */
  static async open(ground, { events, say }) {
    const hall = new FilledHall(ground, { say, only: [service] });
    await hall.begin();
    const filled = await hall.fill({ events });
    say(`filled ${filled.cases.toLocaleString('en-US')} cases in ${filled.seconds.toFixed(1)} s`);
    const [database, broker, store, messaging] = await Promise.all([ground.database(hall.dataDir), ground.kafka(), product('libs/event-store/src/index.js'), product('libs/messaging/src/index.js')]);
    const pool = new pg.Pool({ connectionString: database.address(`${service}_app`), max: 6, options: '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off' });
    const admin = new pg.Client({ connectionString: database.admin });
    await admin.connect();
    const log = store.openLog({ pool, service });
    return new CarriedLog({ ground, dataDir: hall.dataDir, database, broker, messaging, pool, admin, log, logger, cases: hall.cases, head: (await log.head()).position });
  }

  constructor(opened) {
    Object.assign(this, opened);
  }

  /** Kafka as the house uses it, with topics of its own. */
  kafka() {
    return this.messaging.kafkaAt({ brokers: this.broker.brokers, clientId: 'bench', logger, prefix: `bench-${++this.#topics}` });
  }

  /** The product's relay carries the whole log into a new topic. Measured from its first load on, when the topic is made and everybody is connected. */
  async relayed() {
    const kafka = this.kafka();
    const { pool, log } = this;
    // As if nothing had ever been sent.
    await this.admin.query(`update ${service}.lease set position = 0 where name = 'relay'`);
    const relay = new this.messaging.Relay({ log, run: async (sql, values) => (await pool.query(sql, values)).rows, kafka, logger });
    relay.start();
    await until('A first load', () => relay.look().position > 0, { seconds, every: 1 });
    const [from, start] = [relay.look().position, performance.now()];
    await until('A log that is carried', () => relay.look().position >= this.head, { seconds, every: 1 });
    const perSecond = (this.head - from) / ((performance.now() - start) / 1000);
    await relay.stop();
    return { perSecond, kafka };
  }

  /** A new topic as the relay would make it, for whoever else writes. */
  async emptyTopic() {
    const { client, topicOf } = this.kafka();
    const topic = topicOf(service);
    const admin = client.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: true });
    await admin.disconnect();
    return topic;
  }

  /** kafkajs alone, in a process of its own, sends records that stand in a topic into another, so many at once. */
  async sentBare(kafka, { most, atOnce }) {
    const given = { brokers: this.broker.brokers, from: kafka.topicOf(service), to: await this.emptyTopic(), most, atOnce };
    return JSON.parse(await this.ground.run(path.join(import.meta.dirname, 'bare-kafkajs.mjs'), [JSON.stringify(given)]));
  }

  /** A bare consumer of kafkajs reads a topic to its end; `take` gets each batch. Measured from its first batch on. */
  async consumed(kafka, take = () => undefined) {
    const topic = kafka.topicOf(service);
    const admin = kafka.client.admin();
    await admin.connect();
    const total = (await admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0);
    await admin.disconnect();
    const consumer = kafka.client.consumer({ groupId: `${topic}.bare-${++this.#topics}`, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    let [rows, first, start, end] = [0, 0, 0, 0];
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { partition, messages } }) => {
        if (rows === 0) [first, start] = [messages.length, performance.now()];
        rows += messages.length;
        end = performance.now();
        take(partition, messages);
      },
    });
    await until('A topic that is read', () => rows >= total, { seconds, every: 5 });
    await consumer.disconnect();
    return { rows, perSecond: (rows - first) / ((end - start) / 1000) };
  }

  /** The product's source over a topic, as in a process that has just started; `follow` gets it. Measured from the first facts on that it gives. */
  async heard(kafka, { read, follow }) {
    const source = this.messaging.kafkaSource({ kafka, service, logId: (await this.log.identity()).logId, logger, read });
    const silent = source.onNews(() => undefined);
    let [first, start] = [0, 0];
    const given = source.read.bind(source);
    source.read = async (after, limit) => {
      const events = await given(after, limit);
      if (start === 0 && events.length > 0) [first, start] = [events.length, performance.now()];
      return events;
    };
    await follow(source);
    const perSecond = (this.head - first) / ((performance.now() - start) / 1000);
    silent();
    await source.close();
    return { perSecond };
  }

  async close() {
    await this.log.close();
    await this.admin.end();
    await this.pool.end();
    await this.broker.stop();
    await this.database.stop();
  }
}
