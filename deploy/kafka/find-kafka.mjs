// Finds a real Kafka, for a test run as for five processes on a desk: the one in KAFKA_BROKERS, else a container, else a broker on the JDK here. There is no other kind.
import { whyNoContainer } from '../containers/engine.mjs';
import { containerBroker, kafkaImage } from './container.mjs';
import { javaVersion, kafkaVersion, whyNoJars } from './jars.mjs';
import { localBroker } from './local-broker.mjs';

/** Neither a broker that was named, nor Docker, nor a JDK: the message is one sentence that says what to install. */
export class NoKafka extends Error {}

/** That sentence; undefined where a Kafka is to be had. */
export async function whyNoKafka() {
  if (process.env.KAFKA_BROKERS) return undefined;
  const none = await whyNoContainer(kafkaImage);
  const why = none && whyNoJars();
  return why && `没有可用的 Kafka：${why.zh}，或用 KAFKA_BROKERS 指定一个。 There is no Kafka: ${why.en}, or name one with KAFKA_BROKERS.${none.why ? ` ${none.why}.` : ''}`;
}

const given = brokers => ({
  brokers: brokers.split(',').map(broker => broker.trim()).filter(Boolean),
  named: `Kafka of KAFKA_BROKERS (${brokers})`,
  // Whoever runs it decides over its life.
  isOurs: false,
  ended: new Promise(() => undefined),
  stop: async () => undefined,
});

/** Throws `NoKafka`, or what went wrong with the way that was there. `folder`: where a broker on the JDK keeps its data. What was started here ends with `stop`, and with this process. */
export async function findKafka(folder) {
  if (process.env.KAFKA_BROKERS) return given(process.env.KAFKA_BROKERS);
  const none = await whyNoContainer(kafkaImage);
  if (!none) return Object.assign(await containerBroker(), { named: `Apache Kafka ${kafkaVersion} in a container (Testcontainers)`, isOurs: true });
  if (none.why) process.stderr.write(`${none.why}.\n`);
  const why = await whyNoKafka();
  if (why) throw new NoKafka(why);
  return Object.assign(await localBroker(folder), { named: `Apache Kafka ${kafkaVersion} on Java ${javaVersion()} in ${folder}`, isOurs: true });
}
