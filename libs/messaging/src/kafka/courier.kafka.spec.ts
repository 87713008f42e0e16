// What kafkajs does when an answer is lost, shown on a real broker; and that the courier neither loses nor doubles anything where it does.
import { kafkaLine, question, testKafka, type KafkaLine } from '@onehall/testing';
import { Partitioners, type Admin } from 'kafkajs';
import { asking } from './connection.js';
import { Courier, TopicChanged, type Addressed } from './courier.js';
import { marksOf } from './ends.js';
import { glanceAt } from './glance.js';
import { ensureTopic, partitionCount } from './topic.js';

const words = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
const record = (value: string): Addressed => ({ partition: 0, key: 'k', value });

let line: KafkaLine;
let kafka: ReturnType<typeof testKafka>;
let admin: Admin;
let topic: string;
beforeEach(async () => {
  line = await kafkaLine();
  kafka = testKafka({ line: line.to });
  topic = kafka.topicOf('routing');
  admin = testKafka().client.admin();
  await admin.connect();
  await ensureTopic(admin, topic, 1);
  await settled();
});
afterEach(async () => {
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
  await line.close();
});

/** A topic that was just made has no leaders for a moment. */
async function settled(): Promise<void> {
  for (;;) {
    if (await marksOf(admin, topic).then(() => true, () => false)) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const fresh = (): bigint[] => Array.from({ length: partitionCount }, () => 0n);

async function written(): Promise<readonly string[]> {
  const high = (await marksOf(admin, topic))[0]?.high ?? 0n;
  const spots = Array.from({ length: Number(high) }, (_, offset) => ({ partition: 0, offset: BigInt(offset) }));
  return (await glanceAt(kafka, topic, spots)).map(({ value }) => String(value));
}

describe('When the answer to a send is lost', () => {
  it('kafkajs by itself acknowledges a message that the broker never wrote, and writes another twice', async () => {
    const producer = kafka.client.producer({ idempotent: true, maxInFlightRequests: 5, createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ partition: 1, value: 'first' }] });
    line.loseAnswerTo(question.produce);
    const acknowledged = await Promise.all(words.map(async word => {
      await producer.send({ topic, acks: -1, messages: [record(word)] });
      return word;
    }));
    await producer.disconnect();
    expect(line.losses).toBe(1);
    expect(acknowledged).toEqual(words);
    const found = await written();
    expect(words.filter(word => !found.includes(word))).not.toEqual([]);
    expect(new Set(found).size).toBeLessThan(found.length);
  });

  it('a courier carries one load after the other, and each stands there once', async () => {
    const courier = new Courier(kafka, topic, fresh());
    await courier.send([{ partition: 1, value: 'first' }]);
    line.loseAnswerTo(question.produce);
    for (const word of words) await courier.send([record(word)]);
    await courier.leave();
    expect(line.losses).toBe(1);
    expect(await written()).toEqual(words);
  });
});

describe('A courier', () => {
  it('refuses a second load while one is under way, and goes on with the first', async () => {
    const courier = new Courier(kafka, topic, fresh());
    const first = courier.send([record('A')]);
    await expect(courier.send([record('B')])).rejects.toThrow('A courier carries one load at a time.');
    await first;
    await courier.send([record('C')]);
    await courier.leave();
    expect(await written()).toEqual(['A', 'C']);
  });

  it('does not go on in a topic where somebody else has written', async () => {
    const courier = new Courier(kafka, topic, fresh());
    await courier.send([record('A')]);
    const other = new Courier(kafka, topic, [1n, ...fresh().slice(1)]);
    await other.send([record('X')]);
    await other.leave();
    await expect(courier.send([record('B')])).rejects.toBeInstanceOf(TopicChanged);
    await expect(courier.send([record('C')])).rejects.toThrow('This courier has left.');
  });
});

describe('A topic', () => {
  it('that cannot be made is spoken of in Kafka’s own words', async () => {
    const another = testKafka();
    await expect(asking(another, again => ensureTopic(again, another.topicOf('routing'), 9))).rejects.toThrow(`Kafka does not make the topic ${another.topicOf('routing')}: Replication-factor is invalid`);
  });

  it('that is there already is no trouble to speak of', async () => {
    const warn = jest.fn();
    const heard = testKafka({ prefix: kafka.prefix, logger: { info: () => undefined, warn, error: warn } });
    await asking(heard, again => ensureTopic(again, topic, 1));
    expect(warn.mock.calls).toEqual([]);
  });
});
