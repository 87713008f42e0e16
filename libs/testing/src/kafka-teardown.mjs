// Stops the Kafka and the PostgreSQL of a test run when their last users have left; what was named by an address is left alone.
import postgres from './postgres-teardown.mjs';

/** Jest's globalTeardown. */
export default async function teardown() {
  const shared = globalThis.onehallKafka;
  const broker = shared && --shared.users === 0 ? await shared.broker : undefined;
  if (broker) globalThis.onehallKafka = undefined;
  await Promise.all([broker?.stop(), postgres()]);
}
