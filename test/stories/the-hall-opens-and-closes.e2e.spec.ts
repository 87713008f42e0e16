// The hall as a process, as somebody starts it with `npm start`: it opens, says where it is, refuses in one sentence, survives whoever is killed, and closes cleanly.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

jest.setTimeout(180_000);

const root = resolve(__dirname, '../..');
const patience = 90_000;

interface Hall {
  readonly process: ChildProcess;
  readonly url: string;
  readonly words: () => string;
  readonly ended: Promise<number | null>;
}

let parent: string;
const dataDir = (): string => join(parent, 'data');
const running = new Set<ChildProcess>();

function launch(settings: Record<string, string>): Omit<Hall, 'url'> {
  const child = spawn(process.execPath, ['deploy/run/start.mjs'], { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: dataDir(), PORT: '0', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>(settle => child.once('close', code => (running.delete(child), settle(code))));
  return { process: child, words: () => said, ended };
}

async function until<Found>(find: () => Found | undefined | Promise<Found | undefined>, what: () => string): Promise<Found> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(50)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Error(`It did not come about: ${what()}`);
}

/** A hall whose windows are open. */
async function open(settings: Record<string, string> = {}): Promise<Hall> {
  const hall = launch(settings);
  const url = await until(() => /^OneHall is ready at (\S+)$/m.exec(hall.words())?.[1], hall.words);
  return { ...hall, url };
}

/** A hall that does not open: its words and its exit code. Whoever starts first after a change builds, and says so. */
async function refused(settings: Record<string, string>): Promise<{ readonly said: string; readonly code: number | null }> {
  const hall = launch(settings);
  const code = await hall.ended;
  return { said: hall.words().replace(/^正在编译 .*\n/, ''), code };
}

async function close({ process: child, ended }: Hall, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  child.kill(signal);
  return ended;
}

const postmaster = (): number => Number(readFileSync(join(dataDir(), 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function departments({ url }: Hall): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/identity/sign-in`, { method: 'POST', headers, body: JSON.stringify({ id: 'u-administrator' }) });
  const { token } = (await signedIn.json()) as { token: string };
  const answer = await fetch(`${url}/routing/departments`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { total: number }).total;
}

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'onehall-process-'));
  chmodSync(parent, 0o711);
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(parent, { recursive: true });
});

describe('A hall that is started for the first time', () => {
  it('makes its database, says that the key must be backed up, loads the demo, says how to come in, and closes with 0', async () => {
    const hall = await open();
    expect(hall.words()).toContain(`Back up the key file ${dataDir()}.key now`);
    expect(hall.words()).toContain('40 departments');
    expect(hall.words()).toContain('u-clerk');
    for (const file of [`${dataDir()}.key`, join(dataDir(), 'database-url'), join(dataDir(), 'secrets.json'), join(dataDir(), 'token-key'), join(dataDir(), 'hall.log')]) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600]);
    expect(await departments(hall)).toBe(40);
    expect(await close(hall)).toBe(0);
    expect(existsSync(join(dataDir(), 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

describe('A hall that was here before', () => {
  it('opens again, loads nothing twice, and is the only one on its folder and its port', async () => {
    const hall = await open();
    expect(hall.words()).not.toContain('Back up the key file');
    expect(await departments(hall)).toBe(40);
    const second = await refused({});
    expect(second).toEqual({ code: 1, said: expect.stringMatching(new RegExp(`^.*\\nAnother hall \\(process ${hall.process.pid}\\) is using the data folder ${dataDir()}; .*\\n$`)) as string });
    const port = new URL(hall.url).port;
    const busy = await refused({ PORT: port, DATA_DIR: join(parent, 'other') });
    expect(busy).toEqual({ code: 1, said: expect.stringMatching(new RegExp(`^.*\\nPort ${port} is in use .*\\n$`)) as string });
    expect(await close(hall, 'SIGTERM')).toBe(0);
  });
  it('comes back when it was killed, and its database with it', async () => {
    const hall = await open();
    const left = postmaster();
    expect(await close(hall, 'SIGKILL')).toBeNull();
    const again = await open();
    expect(postmaster()).not.toBe(left);
    expect(await departments(again)).toBe(40);
    process.kill(postmaster(), 'SIGKILL');
    await close(again, 'SIGKILL');
    const third = await open();
    expect(await departments(third)).toBe(40);
    expect(await close(third)).toBe(0);
  });
  it('brings its database back when that is killed, and goes on', async () => {
    const hall = await open();
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    await until(() => (/The database is back/.test(hall.words()) ? true : undefined), hall.words);
    await until(async () => ((await fetch(`${hall.url}/health/ready`)).status === 200 ? true : undefined), hall.words);
    expect(await departments(hall)).toBe(40);
    expect(await close(hall)).toBe(0);
  });
  it('is told to stop twice in one breath, as a terminal and npm do, and still closes cleanly', async () => {
    const hall = await open();
    hall.process.kill('SIGINT');
    expect(await close(hall)).toBe(0);
    expect(existsSync(join(dataDir(), 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

describe('A hall that cannot open says why in one sentence', () => {
  const sentence = (words: RegExp): string => expect.stringMatching(words) as string;
  const once = (en: string): RegExp => new RegExp(`^[^\\n]*\\n${en}[^\\n]*\\n$`);

  it.each([
    [{ PORT: 'eighty' }, 'The setting PORT'],
    [{ NODE_ENV: 'production', HALL_CLOCK: 'virtual' }, 'With NODE_ENV=production, HALL_CLOCK'],
  ])('%j: a wrong setting, exit code 2', async (settings: Record<string, string>, en) => expect(await refused(settings)).toEqual({ code: 2, said: sentence(once(en)) }));

  it.each([
    [{ HALL_ID: 'north' }, 'The data folder .* belongs to the hall "hall"'],
    [{ HALL_CLOCK: 'virtual' }, 'The data folder .* has lived on the real clock'],
  ])('%j: a folder that has lived otherwise', async (settings: Record<string, string>, en) => {
    const lived = join(parent, 'lived');
    mkdirSync(lived, { recursive: true });
    writeFileSync(join(lived, 'onehall.json'), '{"product":"onehall","format":1,"hall":"hall","clock":"real"}');
    expect(await refused({ ...settings, DATA_DIR: lived })).toEqual({ code: 1, said: sentence(once(en)) });
  });

  it('a folder of somebody else, a folder of a newer version', async () => {
    const folders = { foreign: ['novel.txt', 'Chapter one', 'The folder .* is not empty and not a data folder'], newer: ['onehall.json', '{"product":"onehall","format":9}', 'The data folder .* was written by a newer OneHall'] } as const;
    for (const [name, [file, text, en]] of Object.entries(folders)) {
      mkdirSync(join(parent, name));
      writeFileSync(join(parent, name, file), text);
      expect(await refused({ DATA_DIR: join(parent, name) })).toEqual({ code: 1, said: sentence(once(en)) });
    }
  });
  it('a key file that is gone', async () => {
    await close(await open());
    renameSync(`${dataDir()}.key`, `${dataDir()}.key.away`);
    expect(await refused({})).toEqual({ code: 1, said: sentence(once('The key file .* is missing')) });
    renameSync(`${dataDir()}.key.away`, `${dataDir()}.key`);
  });
  it('a folder that the database’s user cannot enter, where the hall runs as root', async () => {
    const closed = join(parent, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    if (process.getuid?.() !== 0) return expect(spawnSync('id', ['-u'], { encoding: 'utf8' }).stdout.trim()).not.toBe('0');
    expect(await refused({ DATA_DIR: join(closed, 'data') })).toEqual({ code: 1, said: sentence(once(`The database's user postgres cannot enter the folder ${closed}`)) });
  });
  it('a port that somebody else has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise(settle => other.once('listening', settle));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    expect(await refused({ PORT: port })).toEqual({ code: 1, said: sentence(once(`Port ${port} is in use`)) });
    other.close();
  });
});
