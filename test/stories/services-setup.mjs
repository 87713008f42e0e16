// What stories of five processes need beside a PostgreSQL: a real Kafka, and the services compiled.
import { buildIfStale } from '../../deploy/run/build.mjs';
import kafka from '../../libs/testing/src/kafka-setup.mjs';

/** Jest's globalSetup. */
export default async function setup() {
  buildIfStale();
  await kafka();
}
