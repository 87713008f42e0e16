// A story's house in five processes: each service on a database of its own, facts over a real Kafka, and a gateway that is asked over HTTP, as `npm run start:services` runs them.
import { services, type Service } from '@onehall/contracts';
import { keep, fiveConfig, tokenKey, Tokens } from '@onehall/platform';
import { runAt, testKafka } from '@onehall/testing';
import getPort from 'get-port';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { at, databaseOf } from '../../apps/hall/src/database/layout.js';
import { overHttp } from '../../apps/hall/src/live/over-http.js';
import { installFive, type InstalledFive } from '../../apps/hall/src/services/install-five.js';
import { Processes } from '../../apps/hall/src/services/processes.js';
import { Undoing, type Ground, type Manner, type Process } from './house-ground.js';

/** The ground of a hall in five processes. */
export interface FiveGround extends Ground {
  readonly installed: InstalledFive;
  readonly prefix: string;
  readonly brokers: readonly string[];
}

/** Five processes and their gateway. */
export interface FiveProcesses extends Process {
  readonly url: string;
  /** The number of a service's process, which changes when it is started again. */
  pidOf(name: string): number | undefined;
}

const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: stories of five processes run with HOUSE=services.`);
  return value;
};

/** Lays new ground; when that fails, nothing of it stays. */
export async function layFive(): Promise<FiveGround> {
  const undoing = new Undoing();
  try {
    const [server, name] = [given('ONEHALL_TEST_DATABASE'), `test_${randomBytes(6).toString('hex')}`];
    const layout = { name, apart: true };
    undoing.add(() => runAt(server, `drop role if exists ${name}_vault_owner`));
    for (const database of [...services.map(service => databaseOf(layout, service)), `${name}_vault`]) undoing.add(() => runAt(server, `drop database if exists ${database} with (force)`));
    const folder = await mkdtemp(path.join(tmpdir(), 'onehall-story-'));
    undoing.add(() => rm(folder, { recursive: true, force: true }));
    // Roles belong to the whole cluster, and other suites know them by this password.
    const installed = await installFive({ server, isOurs: false, layout, secrets: () => 'test', dataDir: path.join(folder, 'hall'), say: () => undefined });
    const prefix = name.replace('_', '-');
    undoing.add(() => forgetTopics(prefix));
    return { adminOf: service => at(server, databaseOf(layout, service)), vaultUrl: at(server, `${name}_vault`), folder, installed, prefix, brokers: given('ONEHALL_TEST_KAFKA').split(','), leave: () => undoing.all() };
  } catch (error) {
    await undoing.all().catch(() => undefined);
    throw error;
  }
}

/** What stood on the shared Kafka under a prefix. */
export async function forgetTopics(prefix: string): Promise<void> {
  const kafka = testKafka({ prefix });
  const admin = kafka.client.admin();
  await admin.connect();
  const known = new Set(await admin.listTopics());
  await admin.deleteTopics({ topics: services.map(service => kafka.topicOf(service)).filter(topic => known.has(topic)) }).finally(() => admin.disconnect());
}

/** Asked again and again for a minute and a half. */
async function rests(url: string): Promise<boolean> {
  for (const end = Date.now() + 90_000; Date.now() < end; await pause(20)) {
    const { status, text } = await overHttp({ method: 'GET', url: new URL('/clock', url), headers: {} });
    if (status !== 200) throw new Error(`The gateway does not say whether the house rests: ${status} ${text}`);
    if ((JSON.parse(text) as { readonly quiet: boolean }).quiet) return true;
  }
  return false;
}

/** Starts them on the ground, ready to be asked. When that fails, what was started is stopped. */
export async function startFive({ folder, installed, prefix, brokers }: FiveGround, now: string, { logLevel = 'info' }: Manner): Promise<FiveProcesses> {
  const [port = 0, ...ports] = await Promise.all(['gateway', ...services].map(() => getPort({ host: '127.0.0.1' })));
  const config = fiveConfig({ argv: ['--port', String(port), '--data-dir', folder, '--log-level', logLevel], env: { NODE_ENV: 'test', HALL_CLOCK: 'virtual', DEMO: 'false', KAFKA_PREFIX: prefix } });
  for (const name of [...services, 'gateway']) {
    mkdirSync(path.join(folder, name), { recursive: true });
    keep(path.join(folder, name, 'virtual-clock'), `${now}\n`);
  }
  const tokens = new Tokens(tokenKey(config.tokenKeyFile), config.hallId, config.tokenHours);
  const hall = { config, installed, brokers, ports: new Map(services.map((service, index): [Service, number] => [service, ports[index] ?? 0])) };
  const processes = new Processes({ hall, apps: path.resolve(__dirname, '../../dist/apps'), isLoud: () => false });
  try {
    await processes.start();
  } catch (error) {
    await processes.stop();
    throw error;
  }
  const url = `http://127.0.0.1:${port}`;
  let hour = now;
  return {
    url,
    pidOf: name => processes.pidOf(name),
    ask: ({ method, url: place, headers, body }) => overHttp({ method, url: new URL(place, url), headers: { ...(typeof body === 'object' && { 'content-type': 'application/json' }), ...headers }, body: typeof body === 'object' ? JSON.stringify(body) : body }),
    now: () => hour,
    turn: async instant => {
      const { token } = await tokens.sign({ id: 'u-administrator', name: '', role: 'administrator' });
      const { status, text } = await overHttp({ method: 'PUT', url: new URL('/clock?settle=false', url), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ now: instant }) });
      if (status !== 200) throw new Error(`The clock was not turned: ${status} ${text}`);
      hour = new Date(instant).toISOString();
    },
    isQuiet: () => rests(url),
    stop: () => processes.stop(),
  };
}
