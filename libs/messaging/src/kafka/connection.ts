// How the house speaks to Kafka: one client per process, with its patience bounded everywhere, and kafkajs's words in the house's own log.
import type { Logger } from '@onehall/projections';
import { Kafka, logLevel, type Admin, type ISocketFactory, type LogEntry } from 'kafkajs';
import type { Socket } from 'node:net';
import { writeInOneStroke } from './producing.js';

/** A line to a broker, made in another way than usual; `onConnect` must be called when it stands. */
export type LineTo = (broker: { readonly host: string; readonly port: number; readonly onConnect: () => void }) => Socket;

/** Where Kafka is. */
export interface KafkaAt {
  readonly brokers: readonly string[];
  /** Who asks, as the broker's own log will name it. */
  readonly clientId: string;
  readonly logger: Logger;
  /** By default a plain connection. */
  readonly line?: LineTo;
  /** What the names of all topics begin with; `onehall` by default. Two houses on one broker need two. */
  readonly prefix?: string;
}

/** Kafka as this house uses it. Made by `kafkaAt`. */
export interface OnKafka {
  readonly client: Kafka;
  /** The topic that carries a service's facts. A new number of partitions, or another key, is another version. */
  topicOf(service: string): string;
}

/** Milliseconds. A question that is not answered by then is asked again over another connection: a line that is half open never ends by itself. */
const requestTimeout = 15_000;

/** What kafkajs says without need: the group's first moments, that retries are bounded, which is what we want, and that a topic is there already; one that cannot be made is thrown besides. */
const harmless = /The coordinator is (?:loading|not available)|group coordinator is not available|Limiting retries for the idempotent producer|The group is rebalancing|Topic creation errors|Failed to connect to seed broker/i;

const into = (logger: Logger) => ({ level, log: { message, error } }: LogEntry): void => {
  const about = { by: 'kafkajs', said: message, ...(typeof error === 'string' && { error }) };
  if (!harmless.test(`${message} ${String(error)}`)) logger.warn(about, level === logLevel.ERROR ? 'Kafka has trouble.' : 'Kafka remarks something.');
};

/** Asks with a client of its own, which leaves afterwards: one that once asked for a topic which is gone cannot even make it again. */
export async function asking<Answer>({ client }: OnKafka, ask: (admin: Admin) => Promise<Answer>): Promise<Answer> {
  const admin = client.admin();
  try {
    await admin.connect();
    return await ask(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/** Nothing is connected yet: that is for whoever sends or reads. */
export function kafkaAt({ brokers, clientId, logger, line, prefix = 'onehall' }: KafkaAt): OnKafka {
  writeInOneStroke();
  const socketFactory: ISocketFactory | undefined = line && (({ host, port, onConnect }) => line({ host, port, onConnect }));
  const client = new Kafka({
    brokers: [...brokers], clientId, requestTimeout, enforceRequestTimeout: true, connectionTimeout: 3_000,
    retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 10 },
    logLevel: logLevel.WARN, logCreator: () => into(logger),
    ...(socketFactory && { socketFactory }),
  });
  return { client, topicOf: service => `${prefix}.${service}.v1` };
}
