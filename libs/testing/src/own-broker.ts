// Kafka for a suite: the broker that all share, or one of its own, which can be killed and started again.
import { kafkaAt, type KafkaAt, type OnKafka } from '@onehall/messaging';
import { randomBytes } from 'node:crypto';
import { fork } from 'node:child_process';
import path from 'node:path';
import type { Logger } from '@onehall/projections';

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The brokers of this run. Needs the suite to run in a Jest project with Kafka (`*.kafka.spec.ts`). */
export function sharedBrokers(): readonly string[] {
  const brokers = process.env['ONEHALL_TEST_KAFKA'];
  if (!brokers) throw new Error('There is no Kafka: name the suite *.kafka.spec.ts, so that its project starts one.');
  return brokers.split(',');
}

/** Kafka for one test: its topics are nobody else's. `prefix`: those of another client of the same test. */
export const testKafka = ({ brokers = sharedBrokers(), logger = silent, prefix = `test-${randomBytes(5).toString('hex')}`, line }: Partial<KafkaAt> = {}): OnKafka & { readonly prefix: string } => ({
  ...kafkaAt({ brokers, clientId: 'test', logger, prefix, ...(line && { line }) }),
  prefix,
});

/** A broker that belongs to one suite. */
export interface OwnBroker {
  readonly brokers: readonly string[];
  /** As a machine that loses its power. */
  kill(): Promise<void>;
  /** The same broker with the same data. */
  restart(): Promise<void>;
}

/** Starts a broker for a suite; to be called at the top of its `describe`. Read it in the tests only. */
export function onItsOwnBroker(): () => OwnBroker {
  let broker: OwnBroker | undefined;
  let stop = (): Promise<unknown> => Promise.resolve();
  beforeAll(async () => {
    const child = fork(path.join(__dirname, 'broker-process.mjs'), { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const ended = new Promise(resolve => child.once('exit', resolve));
    stop = () => {
      if (child.connected) child.disconnect();
      return ended;
    };
    const answer = (): Promise<unknown> => Promise.race([new Promise(resolve => child.once('message', resolve)), ended]);
    const first = await answer();
    if (typeof first !== 'object' || first === null || !('brokers' in first)) throw new Error('No Kafka could be started for this suite: Docker, or a JDK of 17 or newer, is needed.');
    const told = async (deed: string): Promise<void> => {
      const done = answer();
      child.send(deed);
      await done;
    };
    broker = { brokers: first.brokers as readonly string[], kill: () => told('kill'), restart: () => told('restart') };
  }, 120_000);
  afterAll(() => stop(), 60_000);
  return () => {
    if (!broker) throw new Error('The broker is not there yet.');
    return broker;
  };
}
