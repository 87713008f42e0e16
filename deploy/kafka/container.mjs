// A real Kafka in a container: the official image, by Testcontainers, where a container engine answers.
import { kafkaVersion } from './jars.mjs';

/** Testcontainers' own Kafka module starts the image of another house by scripts that only that image has. */
export const kafkaImage = `apache/kafka:${kafkaVersion}`;

// Not before what is missing was installed: whoever asks for Kafka asks for that first.
const aPort = async () => (await import('get-port')).default({ host: '127.0.0.1' });

/** Starts the broker. What it advertises must be known before it starts, so that its port outside is chosen here. */
export async function containerBroker() {
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers');
  const port = await aPort();
  const settings = {
    NODE_ID: '1', PROCESS_ROLES: 'broker,controller', CONTROLLER_QUORUM_VOTERS: '1@localhost:9093', CONTROLLER_LISTENER_NAMES: 'CONTROLLER', INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
    LISTENERS: 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://0.0.0.0:9093', ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`, LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    AUTO_CREATE_TOPICS_ENABLE: 'false', OFFSETS_TOPIC_REPLICATION_FACTOR: '1', OFFSETS_TOPIC_NUM_PARTITIONS: '1', TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1', TRANSACTION_STATE_LOG_MIN_ISR: '1',
    SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1', SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1', GROUP_INITIAL_REBALANCE_DELAY_MS: '0', BROKER_SESSION_TIMEOUT_MS: '2000', BROKER_HEARTBEAT_INTERVAL_MS: '500',
    HEAP_OPTS: '-Xms128m -Xmx512m',
  };
  const container = await new GenericContainer(kafkaImage)
    .withEnvironment(Object.fromEntries(Object.entries(settings).map(([name, value]) => [`KAFKA_${name}`, value])))
    .withExposedPorts({ container: 9092, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(180_000)
    .start();
  const engine = (await getContainerRuntimeClient()).container.getById(container.getId());
  return {
    brokers: [`127.0.0.1:${port}`],
    /** Of the life that it has now. */
    get ended() {
      return engine.wait().then(({ StatusCode }) => `exit code ${StatusCode}`);
    },
    // Not by Testcontainers: what it has stopped once it never stops again.
    kill: async () => {
      await engine.kill();
      await engine.wait();
    },
    restart: () => container.restart(),
    stop: () => container.stop().then(() => undefined),
  };
}
