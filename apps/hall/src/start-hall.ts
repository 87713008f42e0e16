// How the hall opens in the morning: its folder, its database, its services, its windows; and in the evening the other way round.
import { assertPortFree, Indicators, InHallFoundation, openDiary, platformConfig, runApp, type Config, type Life } from '@onehall/platform';
import { streamId } from '@onehall/kernel';
import { backUp } from '@onehall/vault';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { EmbeddedDatabase } from './database/embedded-database.js';
import { install, type Installed } from './database/installation.js';
import { departments } from './demo/departments.js';
import { loadDemo } from './demo/load-demo.js';
import { assertRoom, claimFolder, enterFolder } from './folder/data-folder.js';
import { takeLock } from './folder/hall-lock.js';
import { openSecrets, writeSecret } from './folder/secrets.js';
import { clockOfDemo, noteDemo } from './folder/demo-note.js';
import { openClock } from './folder/virtual-clock.js';
import { HallModule } from './hall.module.js';
import { HallPeople } from './people.js';
import { greeting } from './greeting.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Everything that may refuse does so before anything is written. */
async function enter(config: Config, life: Life): Promise<void> {
  enterFolder(config);
  life.atStop(await takeLock(config.dataDir));
  await assertPortFree(config);
  assertRoom(config);
  EmbeddedDatabase.assertPossible(config.dataDir);
  noteDemo(config, claimFolder(config));
}

async function openDatabase({ dataDir }: Config, life: Life, log: Logger): Promise<{ readonly database: EmbeddedDatabase; readonly installed: Installed }> {
  const secrets = openSecrets(dataDir);
  const watch = { warn: (sentence: string) => log.warn(sentence), lost: (error: unknown) => void life.fail(error) };
  const database = await EmbeddedDatabase.start({ dataDir, password: secrets('postgres') }, watch);
  life.atStop(() => database.stop());
  const installed = await install({ port: database.port, secrets, keyPath: `${dataDir}.key` });
  writeSecret(join(dataDir, 'database-url'), `${installed.admin}\n`);
  if (installed.keyEncryption.made) say(`\n  !!  ${backUp(installed.keyEncryption.source)}\n`);
  return { database, installed };
}

/** Starts the hall of this process's settings. Throws `CannotStart`. */
export async function startHall(life: Life): Promise<void> {
  const config = platformConfig(process.argv.slice(2), process.env);
  await enter(config, life);
  const log = openDiary(config.dataDir, config.logLevel);
  const { database, installed } = await openDatabase(config, life, log);
  if (life.stopping) return;
  const foundation = new InHallFoundation(installed);
  const people = new HallPeople(department => foundation.holds('routing', streamId(config.hallId, 'department', department)), config.demo ? departments : []);
  const belongings = { config, log, people, clock: openClock(clockOfDemo(config)), foundation };
  const running = await runApp(HallModule.of(belongings), config);
  life.atStop(() => running.stop());
  running.app.get(Indicators).add({ name: 'postgres', check: () => Promise.resolve({ ok: database.ok }) });
  let ready = false;
  running.app.get(Indicators).add({ name: 'demo', check: () => Promise.resolve({ ok: ready }) });
  if (life.stopping) return;
  const loaded = config.demo ? await loadDemo({ running, config, life, say }) : undefined;
  if (life.stopping) return;
  ready = true;
  say(greeting({ config, url: running.url, people: people.list(), loaded }));
}
