// A Kafka of its own for one suite, which may kill it and start it again, as long as whoever asked for it lives. Started by ./own-broker.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findKafka } from '../../../deploy/kafka/find-kafka.mjs';

// A broker that somebody else runs is not ours to kill.
delete process.env.KAFKA_BROKERS;
const folder = mkdtempSync(path.join(os.tmpdir(), 'onehall-broker-'));
const broker = await findKafka(folder);
const leave = () => broker.stop().finally(() => {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
process.once('disconnect', leave);
process.on('message', async deed => {
  await broker[deed]();
  process.send({ done: deed });
});
process.send({ brokers: broker.brokers });
