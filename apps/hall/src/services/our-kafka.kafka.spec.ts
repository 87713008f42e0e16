// Proof that a Kafka which cannot keep each fact as often as it is told to is refused before anybody waits for it, and one whose topics stand is not.
import { services } from '@onehall/contracts';
import { sharedBrokers, testKafka } from '@onehall/testing';
import pino from 'pino';
import { assertOurKafka } from './our-kafka.js';

const wants = (replicas: number): Promise<void> => assertOurKafka({ brokers: sharedBrokers(), config: { topicPrefix: kafka.prefix, replicas }, logIds: new Map(), log: pino({ level: 'silent' }) });

let kafka: ReturnType<typeof testKafka>;
const topics = (): readonly string[] => services.map(service => kafka.topicOf(service));
async function making(names: readonly string[]): Promise<void> {
  const admin = kafka.client.admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: true, topics: names.map(topic => ({ topic, numPartitions: 12 })) }).finally(() => admin.disconnect());
}
beforeEach(() => (kafka = testKafka()));

describe('A Kafka of few brokers', () => {
  it('is enough for whoever wants each fact once', async () => {
    await wants(1);
    await making(topics());
    await wants(1);
  });

  it('cannot make the topics of a hall that wants more, as long as one is missing', async () => {
    await expect(wants(9)).rejects.toThrow(`and cannot make the topics ${topics().join(', ')}.`);
    await making(topics().slice(1));
    await expect(wants(9)).rejects.toThrow(`cannot make the topics ${topics()[0]}.`);
  });

  it('is no Kafka for a hall that wants more than its topics have', async () => {
    await making(topics());
    await expect(wants(2)).rejects.toThrow(`KAFKA_REPLICAS wants each fact on 2 brokers, and the topics ${topics().join(', ')} that are there keep it on fewer.`);
  });
});
