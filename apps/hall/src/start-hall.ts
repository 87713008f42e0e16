// How the hall opens in the morning: its folder, its database, its services, its windows; and in the evening the other way round.
import { assertPortFree, diskIsFull, DiskRoom, HallPeople, Indicators, InHallFoundation, keep, openClock, openDiary, platformConfig, runApp, type Config, type Life } from '@onehall/platform';
import { streamId } from '@onehall/kernel';
import { backUp } from '@onehall/vault';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { EmbeddedDatabase } from './database/embedded-database.js';
import { install, type Installed } from './database/installation.js';
import { databaseIsGone } from './database/server-troubles.js';
import { departments } from './demo/departments.js';
import { loadDemo } from './demo/load-demo.js';
import { assertRoom, claimFolder, enterFolder } from './folder/data-folder.js';
import { clockOfDemo, noteDemo } from './folder/demo-note.js';
import { sayWhere } from './folder/hall-address.js';
import { takeLock } from './folder/hall-lock.js';
import { openSecrets } from './folder/secrets.js';
import { assertWhole } from './folder/wholeness.js';
import { HallModule } from './hall.module.js';
import { peopleOf } from './people.js';
import { greeting } from './greeting.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Everything that may refuse does so before anything is written. */
async function enter(config: Config, life: Life): Promise<void> {
  enterFolder(config);
  life.atStop(await takeLock(config.dataDir));
  await assertPortFree(config);
  assertWhole(config);
  assertRoom(config);
  EmbeddedDatabase.assertPossible(config.dataDir);
  noteDemo(config, claimFolder(config));
}

async function openDatabase({ dataDir }: Config, life: Life, log: Logger): Promise<{ readonly database: EmbeddedDatabase; readonly installed: Installed }> {
  const secrets = openSecrets(dataDir);
  const watch = { warn: (sentence: string) => log.warn(sentence), lost: (error: unknown) => void life.fail(error) };
  const database = await EmbeddedDatabase.start({ dataDir, password: secrets('postgres'), stop: life.stop }, watch);
  life.atStop(() => database.stop());
  const installed = await install({ port: database.port, secrets, keyPath: `${dataDir}.key` });
  keep(join(dataDir, 'database-url'), `${installed.admin}\n`, { mode: 0o600 });
  if (installed.keyEncryption.made) say(`\n  !!  ${backUp(installed.keyEncryption.source)}\n`);
  return { database, installed };
}

/** Starts the hall of this process's settings. Throws `CannotStart`. */
export async function startHall(life: Life): Promise<void> {
  const config = platformConfig(process.argv.slice(2), process.env);
  await enter(config, life);
  try {
    await open(config, life);
  } catch (error) {
    // Whatever breaks on a full disk breaks because of it: a database that cannot write says only that it is away.
    throw new DiskRoom(config.dataDir).isFull ? diskIsFull() : databaseIsGone(error, config.dataDir) ?? error;
  }
}

async function open(config: Config, life: Life): Promise<void> {
  let ready = false;
  const log = openDiary(config.dataDir, config.logLevel, () => ready && !life.stopping);
  const { database, installed } = await openDatabase(config, life, log);
  life.stop.throwIfAborted();
  const foundation = new InHallFoundation(installed);
  const people = new HallPeople(department => foundation.holds('routing', streamId(config.hallId, 'department', department)), peopleOf(config.demo ? departments : []));
  const belongings = { config, log, people, clock: openClock(clockOfDemo(config)), foundation };
  const running = await runApp(HallModule.of(belongings), config);
  life.atStop(() => running.stop());
  life.atStop(sayWhere(config.dataDir, running.url));
  const room = running.app.get(DiskRoom);
  const indicators = running.app.get(Indicators);
  indicators.add({ name: 'disk', check: () => room.check() });
  indicators.add({ name: 'postgres', check: () => (database.ok ? { ok: true } : { ok: false, detail: { zh: '数据库意外停止，正在重新启动。', en: 'The database ended without being asked to and is started again.' } }) });
  indicators.add({ name: 'demo', check: () => (ready ? { ok: true } : { ok: false, detail: { zh: '正在载入演示大厅。', en: 'The demo hall is being loaded.' } }) });
  life.stop.throwIfAborted();
  const loaded = config.demo ? await loadDemo({ running, config, life, say }) : undefined;
  life.stop.throwIfAborted();
  ready = true;
  say(greeting({ config, url: running.url, people: people.list(), loaded }));
}
