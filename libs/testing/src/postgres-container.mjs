// A real PostgreSQL in a container for a test run: the official image, by Testcontainers, in memory, where a container engine answers.
import { randomBytes } from 'node:crypto';
import { postgresFlags } from './postgres-flags.mjs';

/** The major version that the hall brings along, so that a test means the same on either. */
export const postgresImage = 'postgres:18.4-bookworm';

/** Ready when the second server says so: the first one is only there to make the cluster. */
const ready = /database system is ready to accept connections/;

export async function containerPostgres() {
  const { GenericContainer, Wait } = await import('testcontainers');
  const password = randomBytes(16).toString('hex');
  const container = await new GenericContainer(postgresImage)
    .withEnvironment({ POSTGRES_PASSWORD: password, POSTGRES_INITDB_ARGS: '--encoding=UTF8 --locale=C --no-sync' })
    .withCommand(['postgres', ...postgresFlags])
    .withTmpFs({ '/var/lib/postgresql': 'rw' })
    .withSharedMemorySize(256 * 1024 * 1024)
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(ready, 2))
    .withStartupTimeout(120_000)
    .start();
  const [host, port] = [container.getHost(), container.getMappedPort(5432)];
  return {
    url: `postgresql://postgres:${password}@${host}:${port}/postgres`,
    named: `PostgreSQL in a container (${postgresImage}, Testcontainers), port ${port}, fsync off`,
    stop: () => container.stop().then(() => undefined),
  };
}
