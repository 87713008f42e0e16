// How a hall of five processes opens in the morning: its folder, its PostgreSQL, its Kafka, five services, one gateway; and in the evening the other way round.
import { services, type Service } from '@onehall/contracts';
import { CannotStart, DiskRoom, diskIsFull, fiveConfig, keep, openDiary, tokenKey, urlAt, type Config, type FiveConfig, type Life } from '@onehall/platform';
import getPort from 'get-port';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { givenServer } from '../database/given-server.js';
import { addressesAt, namedServer, serverAt } from '../database/layout.js';
import { departments } from '../demo/departments.js';
import { loadDemo } from '../demo/load-demo.js';
import { finishedDemo } from '../folder/demo-note.js';
import { sayWhere } from '../folder/hall-address.js';
import { openSecrets } from '../folder/secrets.js';
import { greeting } from '../greeting.js';
import { enter, startDatabase } from '../opening.js';
import { heldBy } from '../own-questions.js';
import { peopleOf } from '../people.js';
import { watchReached } from '../restored/watch-reached.js';
import { lookAfter, type FindKafka } from './broker.js';
import { Processes } from './processes.js';
import type { Hall } from './environments.js';
import { installFive, type InstalledFive } from './install-five.js';
import { assertOurKafka } from './our-kafka.js';

/** With what a hall of five is started. `apps`: where the compiled apps lie. */
export interface Means {
  readonly findKafka: FindKafka;
  /** What must be installed before one can be found; undefined where nothing must. */
  readonly whyNoKafka: () => Promise<string | undefined>;
  readonly apps: string;
}

const aPort = (): Promise<number> => getPort({ host: '127.0.0.1' });
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The administrator's server, ours or the one of DATABASE_URL, with five databases and the vault on it. */
async function openDatabases(config: Config, life: Life, { given, log }: { readonly given: string | undefined; readonly log: Logger }): Promise<InstalledFive> {
  const { dataDir } = config;
  const secrets = openSecrets(dataDir);
  const server = given ?? serverAt((await startDatabase(life, { config, secrets, log })).port, secrets('postgres'));
  say(`  ${namedServer(server, given === undefined ? join(dataDir, 'postgres') : undefined)}`);
  const installed = await installFive({ dataDir, server, isOurs: given === undefined, secrets, say });
  if (given === undefined) keep(join(dataDir, 'database-url'), `${installed.admin}\n`, { mode: 0o600 });
  return installed;
}

/** Starts it on this process's settings. Throws `CannotStart`. */
export async function startServices(life: Life, means: Means): Promise<void> {
  const config = fiveConfig({ argv: process.argv.slice(2), env: process.env });
  const given = await givenServer(process.env);
  const why = await means.whyNoKafka();
  if (why !== undefined) throw new CannotStart({ zh: '五个进程之间须有 Kafka。', en: why });
  await enter(config, life, given === undefined ? 'services' : 'services-elsewhere');
  try {
    await open(config, life, { ...means, given });
  } catch (error) {
    throw new DiskRoom(config.dataDir).isFull ? diskIsFull() : error;
  }
}

async function openKafka(config: Config, life: Life, { findKafka }: Means): Promise<readonly string[]> {
  const broker = await findKafka(join(config.dataDir, 'kafka')).catch((error: unknown) => {
    const en = error instanceof Error ? error.message : String(error);
    throw new CannotStart({ zh: '五个进程之间须有 Kafka，而它没有启动。', en });
  });
  lookAfter(broker, life, say);
  say(`  ${broker.named}`);
  return broker.brokers;
}

async function open(config: FiveConfig, life: Life, means: Means & { readonly given: string | undefined }): Promise<void> {
  let ready = false;
  const log = openDiary(config.dataDir, config.logLevel, () => ready && !life.stopping);
  const [installed, brokers] = await Promise.all([openDatabases(config, life, { given: means.given, log }), openKafka(config, life, means)]);
  life.stop.throwIfAborted();
  await assertOurKafka({ brokers, config, logIds: installed.logIds, log });
  life.stop.throwIfAborted();
  tokenKey(config.tokenKeyFile);
  life.atStop(await watchReached({ dataDir: config.dataDir, admin: await addressesAt(installed.admin), log }));
  const port = config.port || (await aPort());
  const numbers = await Promise.all(services.map(aPort));
  const hall: Hall = { config: Object.assign(config, { port }), installed, brokers, ports: new Map(services.map((service, index): [Service, number] => [service, numbers[index] ?? 0])) };
  const processes = new Processes({ hall, apps: means.apps, isLoud: () => ready && !life.stopping });
  life.atStop(() => processes.stop());
  await processes.start();
  const url = urlAt(config.host, port);
  life.atStop(sayWhere(config.dataDir, url));
  if (config.demo) await withDemo({ hall, processes, life, url });
  life.stop.throwIfAborted();
  ready = true;
  say(greeting({ config, url, people: peopleOf(config.demo ? departments : []), held: await heldBy({ url, config }), demo: finishedDemo(config.dataDir), given: means.given !== undefined }));
}

/** The clock is virtual for the demo, and the real one from the next start of the five on. */
function withDemo({ hall: { config }, processes, life, url }: { readonly hall: Hall; readonly processes: Processes; readonly life: Life; readonly url: string }): Promise<void> {
  const release = async (): Promise<void> => {
    await processes.stop();
    await processes.start();
  };
  return loadDemo({ url, room: new DiskRoom(config.dataDir), config, life, say, release });
}
