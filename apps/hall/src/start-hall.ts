// How the hall opens in the morning: its folder, its database, its services, its windows; and in the evening the other way round.
import { diskIsFull, DiskRoom, HallPeople, Indicators, InHallFoundation, keep, openClock, openDiary, platformConfig, runApp, type Config, type Life } from '@onehall/platform';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { EmbeddedDatabase } from './database/embedded-database.js';
import { install, type Installed } from './database/installation.js';
import { inOne, serverAt } from './database/layout.js';
import { databaseIsGone } from './database/server-troubles.js';
import { departments } from './demo/departments.js';
import { loadDemo } from './demo/load-demo.js';
import { clockOfDemo, finishedDemo } from './folder/demo-note.js';
import { sayWhere } from './folder/hall-address.js';
import { openSecrets } from './folder/secrets.js';
import { HallModule } from './hall.module.js';
import { peopleOf } from './people.js';
import { watchReached } from './restored/watch-reached.js';
import { greeting } from './greeting.js';
import { enter, startDatabase } from './opening.js';
import { heldBy } from './own-questions.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function openDatabase(config: Config, life: Life, log: Logger): Promise<{ readonly database: EmbeddedDatabase; readonly installed: Installed }> {
  const { dataDir } = config;
  const secrets = openSecrets(dataDir);
  const database = await startDatabase(life, { config, secrets, log });
  const installed = await install({ server: serverAt(database.port, secrets('postgres')), isOurs: true, layout: inOne, secrets, keyPath: `${dataDir}.key`, say });
  keep(join(dataDir, 'database-url'), `${installed.admin}\n`, { mode: 0o600 });
  return { database, installed };
}

/** Starts the hall of this process's settings. Throws `CannotStart`. */
export async function startHall(life: Life): Promise<void> {
  const config = platformConfig(process.argv.slice(2), process.env);
  await enter(config, life, 'hall');
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
  life.atStop(await watchReached({ dataDir: config.dataDir, admin: () => installed.admin, log }));
  const foundation = new InHallFoundation(installed);
  const people = new HallPeople({ hallId: config.hallId, holds: (service, stream) => foundation.holds(service, stream) }, peopleOf(config.demo ? departments : []));
  const clock = openClock(clockOfDemo(config));
  const belongings = { config, log, people, clock, foundation };
  const running = await runApp(HallModule.of(belongings), config);
  life.atStop(() => running.stop());
  life.atStop(sayWhere(config.dataDir, running.url));
  const room = running.app.get(DiskRoom);
  const indicators = running.app.get(Indicators);
  indicators.add({ name: 'disk', check: () => room.check() });
  indicators.add({ name: 'postgres', check: () => (database.ok ? { ok: true } : { ok: false, detail: { zh: '数据库意外停止，正在重新启动。', en: 'The database ended without being asked to and is started again.' } }) });
  indicators.add({ name: 'demo', check: () => (ready ? { ok: true } : { ok: false, detail: { zh: '正在载入演示大厅。', en: 'The demo hall is being loaded.' } }) });
  life.stop.throwIfAborted();
  const release = (): Promise<void> => Promise.resolve(clock.release());
  if (config.demo) await loadDemo({ url: running.url, room, config, life, say, release });
  life.stop.throwIfAborted();
  ready = true;
  say(greeting({ config, url: running.url, people: people.list(), held: await heldBy({ url: running.url, config }), demo: finishedDemo(config.dataDir) }));
}
