// Proof that the hall's own PostgreSQL keeps what it was given, whoever is killed and whatever was left behind.
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { assertEnterable, databaseUser, otherClone } from './database-user.js';
import { EmbeddedDatabase } from './embedded-database.js';
import { stopOrphan } from './orphan.js';
import { findBinaries } from './postgres-binaries.js';
import { PostgresServer, postmasterOf } from './postgres-server.js';

jest.setTimeout(60_000);

const password = 'a-password-of-the-test';
let dataDir: string;
let warnings: string[];
let lost: unknown[];

const watch = () => ({ warn: (sentence: string) => void warnings.push(sentence), lost: (error: unknown) => void lost.push(error) });
const start = (more: { readonly silence?: number } = {}) => EmbeddedDatabase.start({ dataDir, password, ...more }, watch());
const kill = (pid: number | undefined): void => void process.kill(Number(pid), 'SIGKILL');

function noted(): { readonly pid: number; readonly status: string } {
  const [pid = '', , , , , , , status = ''] = postmasterOf(join(dataDir, 'postgres'));
  return { pid: Number(pid), status };
}

async function ask(database: EmbeddedDatabase, sql: string): Promise<unknown> {
  const client = new Client({ host: '127.0.0.1', port: database.port, user: 'postgres', password, database: 'postgres' });
  await client.connect();
  return client.query<Record<string, unknown>>(sql).then(({ rows }) => Object.values(rows[0] ?? {})[0]).finally(() => client.end());
}

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); await pause(20)) if (Date.now() > end) throw new Error('It did not come about within twenty seconds.');
}

const listenOn = (port: number): Promise<Server> =>
  new Promise(resolve => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'onehall-database-'));
  chmodSync(dataDir, 0o711);
});
beforeEach(() => [warnings, lost] = [[], []]);
afterAll(async () => {
  await stopOrphan(join(dataDir, 'postgres'));
  rmSync(dataDir, { recursive: true });
});

describe('The hall’s own PostgreSQL', () => {
  it('is made at the first start, writes through to the disk, and listens to this machine alone', async () => {
    const database = await start();
    expect(await ask(database, 'show fsync')).toBe('on');
    expect(await ask(database, 'show listen_addresses')).toBe('127.0.0.1');
    await ask(database, 'create table kept as select 7 as seven');
    await database.stop();
    expect(statSync(join(dataDir, 'postgres.log')).mode & 0o077).toBe(0);
  });

  it('is found again on the same port, with everything in it', async () => {
    const port = Number(readFileSync(join(dataDir, 'postgres-port'), 'utf8'));
    const database = await start();
    expect(database.port).toBe(port);
    expect(await ask(database, 'select seven from kept')).toBe(7);
    await database.stop();
  });

  it('is started again when it is killed, on the same port', async () => {
    const database = await start();
    const { pid, port } = database;
    kill(pid);
    await until(() => warnings.length === 2);
    expect(database.ok).toBe(true);
    expect(database.pid).not.toBe(pid);
    expect(database.port).toBe(port);
    expect(await ask(database, 'select seven from kept')).toBe(7);
    await database.stop();
    expect(lost).toEqual([]);
  });

  it('is started again as a whole when one of its processes is killed', async () => {
    const database = await start();
    const { pid } = database;
    const client = new Client({ host: '127.0.0.1', port: database.port, user: 'postgres', password, database: 'postgres' });
    client.on('error', () => undefined);
    await client.connect();
    kill((await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid);
    await until(() => warnings.length === 2);
    expect([database.ok, database.pid === pid]).toEqual([true, false]);
    expect(await ask(database, 'select seven from kept')).toBe(7);
    await database.stop();
    expect(lost).toEqual([]);
  });

  it.each([
    ['is killed a second time', 'SIGKILL', 'The database was killed while it started; it is started again.'],
    ['falls silent', 'SIGSTOP', 'The database gave no sign of life while it started; it was killed and is started again.'],
  ] as const)('is started again when it %s, while it starts', async (_, signal, sentence) => {
    const database = await start({ silence: 3_000 });
    const first = database.pid;
    kill(first);
    for (let { pid, status } = noted(); ; { pid, status } = noted()) {
      if (pid > 0 && pid !== first && status !== 'ready') {
        process.kill(pid, signal);
        break;
      }
      await pause(1);
    }
    await until(() => warnings.length === 3);
    expect(warnings).toEqual(['The database ended without being asked to; it is started again.', sentence, 'The database is back.']);
    expect(await ask(database, 'select seven from kept')).toBe(7);
    await database.stop();
    expect(lost).toEqual([]);
  });

  it('is no longer brought back when nobody needs it', async () => {
    const database = await start();
    const first = database.pid;
    kill(first);
    await until(() => noted().pid > 0 && noted().pid !== first);
    const second = noted().pid;
    await database.stop();
    expect([warnings, lost]).toEqual([['The database ended without being asked to; it is started again.'], []]);
    expect(() => process.kill(second, 0)).toThrow('ESRCH');
  });

  it('that a killed hall left running is stopped first', async () => {
    const port = Number(readFileSync(join(dataDir, 'postgres-port'), 'utf8'));
    const left = await PostgresServer.start({ program: findBinaries().postgres, folder: join(dataDir, 'postgres'), logFile: join(dataDir, 'postgres.log'), port, user: databaseUser() });
    const database = await start();
    await left.ended;
    expect(database.pid).not.toBe(left.pid);
    expect(await ask(database, 'select seven from kept')).toBe(7);
    await database.stop();
  });

  it('moves to another port when somebody has taken its own', async () => {
    const port = Number(readFileSync(join(dataDir, 'postgres-port'), 'utf8'));
    const other = await listenOn(port);
    const database = await start();
    expect(database.port).not.toBe(port);
    expect(Number(readFileSync(join(dataDir, 'postgres-port'), 'utf8'))).toBe(database.port);
    await database.stop();
    other.close();
  });

  it('does not take a stranger for its own server, whose number it has today', async () => {
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgres')}\n`);
    const database = await start();
    expect(await ask(database, 'select seven from kept')).toBe(7);
    await database.stop();
  });
});

describe('A folder that the database’s user cannot enter', () => {
  it('is named, where the hall runs as root', () => {
    const closed = mkdtempSync(join(tmpdir(), 'onehall-closed-'));
    const root = process.getuid?.() === 0;
    const assert = (): void => assertEnterable(closed, databaseUser());
    if (root) expect(assert).toThrow(`cannot enter the folder ${closed}`);
    else expect(assert).not.toThrow();
    rmSync(closed, { recursive: true });
  });
  it('is not blamed on DATA_DIR where PostgreSQL’s own programs lie in it', () => {
    const closed = mkdtempSync(join(tmpdir(), 'onehall-closed-'));
    const root = process.getuid?.() === 0;
    const assert = (): void => assertEnterable(closed, databaseUser(), otherClone);
    if (root) expect(assert).toThrow(/put the project elsewhere, or run it as an ordinary user\.$/);
    else expect(assert).not.toThrow();
    rmSync(closed, { recursive: true });
  });
});

describe('A start of the database that is told to stop', () => {
  /** In a folder of its own, so that there is a cluster to be made. */
  const elsewhere = async (tell: (folder: string, told: AbortController) => Promise<void>): Promise<readonly string[]> => {
    const folder = mkdtempSync(join(tmpdir(), 'onehall-told-'));
    chmodSync(folder, 0o711);
    const told = new AbortController();
    const started = EmbeddedDatabase.start({ dataDir: folder, password, stop: told.signal }, watch());
    started.catch(() => undefined);
    await tell(folder, told);
    await expect(started).rejects.toMatchObject({ name: 'AbortError' });
    const left = [...readdirSync(folder), ...(existsSync(join(folder, 'postgres')) ? readdirSync(join(folder, 'postgres')) : [])];
    rmSync(folder, { recursive: true });
    return left;
  };

  it('while the cluster is made leaves nothing of it', async () => {
    const left = await elsewhere(async (folder, told) => {
      await until(() => existsSync(join(folder, 'postgres.new', 'data', 'base')));
      told.abort();
    });
    expect(left).toEqual([]);
  });

  it('while the server starts leaves no server running', async () => {
    const left = await elsewhere(async (folder, told) => {
      // The log is made in the stroke that launches the server; at the next turn of the loop nobody can have seen it ready.
      while (!existsSync(join(folder, 'postgres.log'))) await turn();
      told.abort();
    });
    expect(left).toContain('PG_VERSION');
    expect(left).not.toContain('postmaster.pid');
  });
});
