// Finds a Kafka for a test run, beside its PostgreSQL: deploy/kafka knows where to look. Which one was used is printed.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findKafka } from '../../../deploy/kafka/find-kafka.mjs';
import postgres from './postgres-setup.mjs';

const find = async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onehall-kafka-'));
  const leave = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', leave);
  const broker = await findKafka(folder);
  return { ...broker, brokers: broker.brokers, named: broker.named, stop: () => broker.stop().then(leave) };
};

/** Jest's globalSetup for projects that need both. Two projects of one run share the broker: each call is one more user, and the last teardown stops it. */
export default async function setup() {
  const shared = (globalThis.onehallKafka ??= { users: 0, broker: undefined });
  shared.users++;
  if (!shared.broker) {
    shared.broker = find().then(broker => {
      process.env.ONEHALL_TEST_KAFKA = broker.brokers.join(',');
      process.stdout.write(`Tests use ${broker.named}.\n`);
      return broker;
    });
  }
  await Promise.all([shared.broker, postgres()]);
}
