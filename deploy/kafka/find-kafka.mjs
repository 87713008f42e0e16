// Finds a real Kafka, for a test run as for five processes on a desk: the one in KAFKA_BROKERS, else a container, else a broker on the JDK here. There is no other kind.
import { whyNoContainer } from '../containers/engine.mjs';
import { silence } from './ask.mjs';
import { containerBroker, kafkaImage } from './container.mjs';
import { javaVersion, kafkaVersion, whyNoJars } from './jars.mjs';
import { localBroker } from './local-broker.mjs';

/** The broker that was named does not answer; or none was, and there is neither Docker nor a JDK: the message is one sentence that says what to do. */
export class NoKafka extends Error {}

const addresses = brokers => brokers.split(',').map(broker => broker.trim()).filter(Boolean);

/** One that answers names the others. */
async function whySilent(brokers) {
  const reasons = await Promise.all(addresses(brokers).map(silence));
  if (reasons.includes(undefined)) return undefined;
  const why = [...new Set(reasons)].join(', ') || 'it names none';
  return `KAFKA_BROKERS 所指的 Kafka（${brokers}）没有回应：${why}。 The Kafka in KAFKA_BROKERS (${brokers}) does not answer: ${why}.`;
}

/** That sentence; undefined where a Kafka is to be had. */
export async function whyNoKafka() {
  if (process.env.KAFKA_BROKERS) return whySilent(process.env.KAFKA_BROKERS);
  const none = await whyNoContainer(kafkaImage);
  const why = none && whyNoJars();
  return why && `没有可用的 Kafka：${why.zh}，或用 KAFKA_BROKERS 指定一个。 There is no Kafka: ${why.en}, or name one with KAFKA_BROKERS.${none.why ? ` ${none.why}.` : ''}`;
}

const given = brokers => ({
  brokers: addresses(brokers),
  named: `Kafka of KAFKA_BROKERS (${brokers})`,
  // Whoever runs it decides over its life.
  isOurs: false,
  ended: new Promise(() => undefined),
  stop: async () => undefined,
});

/** Throws `NoKafka`, or what went wrong with the way that was there. `folder`: where a broker on the JDK keeps its data. What was started here ends with `stop`, and with this process. */
export async function findKafka(folder) {
  const named = process.env.KAFKA_BROKERS;
  if (named) {
    const silent = await whySilent(named);
    if (silent) throw new NoKafka(silent);
    return given(named);
  }
  const none = await whyNoContainer(kafkaImage);
  if (!none) return Object.assign(await containerBroker(), { named: `Apache Kafka ${kafkaVersion} in a container (Testcontainers)`, isOurs: true });
  if (none.why) process.stderr.write(`${none.why}.\n`);
  const why = await whyNoKafka();
  if (why) throw new NoKafka(why);
  return Object.assign(await localBroker(folder), { named: `Apache Kafka ${kafkaVersion} on Java ${javaVersion()} in ${folder}`, isOurs: true });
}
