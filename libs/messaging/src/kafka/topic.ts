// The topic of a service: its name, how many parts it has for ever, and that it forgets nothing.
import { Partitioners, type Admin, type ITopicConfig } from 'kafkajs';

/** For ever: with another number the cases would change their places. */
export const partitionCount = 12;

/**
 * Nothing is ever deleted or compacted. A record's time is its place in the log, as the relay gives it, so that a position is found as Kafka finds a time;
 * the instant stands in the event. A record may be as large as what the windows let in.
 */
const settings: Readonly<Record<string, string>> = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'message.timestamp.type': 'CreateTime',
  'unclean.leader.election.enable': 'false',
  'max.message.bytes': String(64 * 1024 * 1024),
};

/** The topic is not as facts need it: somebody must look. */
export class UnfitTopic extends Error {
  override readonly name = 'UnfitTopic';
}

/** kafkajs only says that there were errors, and keeps what Kafka said of each. */
function causeOf(topic: string, error: unknown): unknown {
  const causes = error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? (error.errors as readonly unknown[]) : [];
  if (causes.length === 0) return error;
  return new Error(`Kafka does not make the topic ${topic}: ${causes.map(cause => (cause instanceof Error ? cause.message : String(cause))).join(' ')}`, { cause: error });
}

/** Makes the topic where it is missing, and refuses one that would forget, or that has another number of parts. `replicas`: on how many brokers each fact stands. */
export async function ensureTopic(admin: Admin, topic: string, replicas: number): Promise<void> {
  const wanted: ITopicConfig = {
    topic, numPartitions: partitionCount, replicationFactor: replicas,
    configEntries: [...Object.entries(settings), ['min.insync.replicas', String(Math.max(1, replicas - 1))] as const].map(([name, value]) => ({ name, value })),
  };
  await admin.createTopics({ topics: [wanted], waitForLeaders: true }).catch((error: unknown) => {
    throw causeOf(topic, error);
  });
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const found = topics[0]?.partitions.length ?? 0;
  if (found !== partitionCount) throw new UnfitTopic(`The topic ${topic} has ${found} partitions, not ${partitionCount}.`);
  const { resources } = await admin.describeConfigs({ resources: [{ type: 2, name: topic, configNames: Object.keys(settings) }], includeSynonyms: false });
  const actual = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
  for (const name of ['cleanup.policy', 'retention.ms', 'retention.bytes', 'message.timestamp.type']) {
    if (actual.get(name) !== settings[name]) throw new UnfitTopic(`The topic ${topic} has ${name} ${actual.get(name)}, not ${settings[name]}: facts must neither be forgotten nor lose their places.`);
  }
}

const murmur = Partitioners.DefaultPartitioner();
const anywhere = Array.from({ length: partitionCount }, (_, partitionId) => ({ partitionErrorCode: 0, partitionId, leader: 0, replicas: [], isr: [] }));

/** Where the facts of a case go: the partition that every client of Kafka would choose for the key. */
export const partitionOf = (key: string): number => murmur({ topic: '', partitionMetadata: anywhere, message: { key, value: null } });
