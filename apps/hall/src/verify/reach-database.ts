// How a command of the administrator's reaches the hall's database: the address that it is given, that of the running hall, or the hall's own PostgreSQL, started for as long as it takes.
import { reaching } from '@onehall/event-store';
import { CannotStart, damaged, leaveOtherDatabases, readKept } from '@onehall/platform';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedDatabase } from '../database/embedded-database.js';
import { assertKnown, formOf } from '../folder/data-folder.js';
import { takeLock } from '../folder/hall-lock.js';
import { openSecrets } from '../folder/secrets.js';
import { assertDatabase } from '../folder/wholeness.js';

/** The administrator's address, and how to leave the database as it was found. */
export interface Reached {
  readonly url: string;
  leave(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Why an address does not answer; undefined when it does. */
async function silence(url: string): Promise<string | undefined> {
  const client = new pg.Client({ ...reaching, connectionString: url });
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    await client.end().catch(nothing);
  }
}

/** Throws `CannotStart` when there is no database to verify, or it cannot be reached; or when the folder is one that a newer OneHall wrote, whatever address is given. */
export async function reachDatabase(dataDir: string, given: string | undefined): Promise<Reached> {
  assertKnown(dataDir);
  leaveOtherDatabases();
  const why = await silence(given ?? addressIn(dataDir));
  if (why === undefined) return { url: given ?? addressIn(dataDir), leave: nothing };
  if (given !== undefined) throw new CannotStart({ zh: `DATABASE_URL 所指的数据库无法连接：${why}。`, en: `The database in DATABASE_URL does not answer: ${why}.` });
  const unlock = await takeLock(dataDir).catch(() => {
    throw new CannotStart({ zh: `大厅正在运行，但其数据库无法连接：${why}。`, en: `The hall is running, but its database does not answer: ${why}.` });
  });
  return startOwn(dataDir, unlock);
}

const livesElsewhere = (dataDir: string): boolean => existsSync(join(dataDir, 'onehall.json')) && formOf(dataDir) === 'services-elsewhere';

function addressIn(dataDir: string): string {
  const file = join(dataDir, 'database-url');
  if (livesElsewhere(dataDir))
    throw new CannotStart({ zh: `${dataDir} 的大厅用的是管理员的 PostgreSQL，其地址没有写下；请与启动时一样用 DATABASE_URL 给出。`, en: `The hall of ${dataDir} lives on an administrator’s PostgreSQL, whose address is written down nowhere: give it in DATABASE_URL, as at its start.` });
  if (!existsSync(file)) throw new CannotStart({ zh: `${dataDir} 中没有大厅；请用 DATA_DIR 指明（校验亦可用 DATABASE_URL 给出管理员数据库地址）。`, en: `There is no hall in ${dataDir}; name its folder with DATA_DIR (a verification also takes the administrator’s database address, DATABASE_URL).` });
  const url = readKept(file)?.trim() ?? '';
  if (URL.canParse(url)) return url;
  throw damaged(file, { zh: '请启动一次大厅，它会重写这个文件', en: 'start the hall once: it writes this file anew' });
}

/** As `reachDatabase`, and no hall may be running. */
export async function takeDatabase(dataDir: string): Promise<Reached> {
  leaveOtherDatabases();
  addressIn(dataDir);
  return startOwn(dataDir, await takeLock(dataDir));
}

/** The hall is not running: nobody else may start it meanwhile. Its port may have to move, and stays moved until the next start. */
async function startOwn(dataDir: string, unlock: () => Promise<void>): Promise<Reached> {
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  try {
    assertDatabase(dataDir);
    const database = await EmbeddedDatabase.start({ dataDir, password: openSecrets(dataDir)('postgres') }, { warn: say, lost: error => say(String(error)) });
    const address = new URL(addressIn(dataDir));
    address.port = String(database.port);
    return { url: address.href, leave: () => database.stop().finally(unlock) };
  } catch (error) {
    await unlock();
    throw error;
  }
}
