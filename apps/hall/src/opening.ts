// What comes before any service can start, in one process or in five: the folder is entered, and its PostgreSQL started.
import { assertPortFree, type Config, type Life } from '@onehall/platform';
import type { Logger } from 'pino';
import { EmbeddedDatabase } from './database/embedded-database.js';
import { assertRoom, claimFolder, enterFolder, type Form } from './folder/data-folder.js';
import { noteDemo } from './folder/demo-note.js';
import { takeLock } from './folder/hall-lock.js';
import type { Secrets } from './folder/secrets.js';
import { assertWhole } from './folder/wholeness.js';

/** Everything that may refuse does so before anything is written. */
export async function enter(config: Config, life: Life, form: Form): Promise<void> {
  const wanted = { ...config, form };
  enterFolder(wanted);
  life.atStop(await takeLock(config.dataDir));
  await assertPortFree(config);
  assertWhole(config);
  assertRoom(wanted);
  if (form !== 'services-elsewhere') EmbeddedDatabase.assertPossible(config.dataDir);
  noteDemo(config, claimFolder(wanted));
}

/** Where a database is started: in which folder, with whose password, and who hears how it is. */
export interface Starting {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly log: Logger;
}

/** The folder's own PostgreSQL, looked after until the life ends. */
export async function startDatabase(life: Life, { config: { dataDir }, secrets, log }: Starting): Promise<EmbeddedDatabase> {
  const watch = { warn: (sentence: string) => log.warn(sentence), lost: (error: unknown) => void life.fail(error) };
  const database = await EmbeddedDatabase.start({ dataDir, password: secrets('postgres'), stop: life.stop }, watch);
  life.atStop(() => database.stop());
  return database;
}
