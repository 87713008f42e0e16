// The hall as a process, as somebody starts it with `npm start`: it opens, says where it is, refuses in one sentence, survives whoever is killed, and closes cleanly.
import { openKeyFile } from '@onehall/vault';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { close, hallFolder, launch, launchByNpm, oneSentence, openHall, outcome, until, type Hall } from './hall-process.js';

jest.setTimeout(600_000);

const parent = hallFolder();
const dataDir = (): string => join(parent(), 'data');
const open = (settings: Record<string, string> = {}): Promise<Hall> => openHall({ DATA_DIR: dataDir(), ...settings });
/** A hall that does not open: its words and its exit code. */
const refused = (settings: Record<string, string>): Promise<{ readonly said: string; readonly code: number | null }> => outcome(launch('start', { DATA_DIR: dataDir(), ...settings }));

const postmaster = (): number => Number(readFileSync(join(dataDir(), 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function departments({ url }: Hall): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/identity/sign-in`, { method: 'POST', headers, body: JSON.stringify({ id: 'u-administrator' }) });
  const { token } = (await signedIn.json()) as { token: string };
  const answer = await fetch(`${url}/routing/departments`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { total: number }).total;
}

describe('A hall that is started for the first time', () => {
  it('makes its database, says that the key must be backed up, loads the demo, says how to come in, and closes with 0', async () => {
    const hall = await open();
    expect(hall.words()).toContain(`Back up the key file ${dataDir()}.key now`);
    expect(hall.words()).toMatch(/it holds 31 cases, 40 departments/);
    expect(hall.words()).toContain('u-clerk');
    for (const file of [`${dataDir()}.key`, join(dataDir(), 'database-url'), join(dataDir(), 'secrets.json'), join(dataDir(), 'token-key'), join(dataDir(), 'hall.log')]) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600]);
    expect(await departments(hall)).toBe(40);
    expect(await close(hall)).toBe(0);
    expect(existsSync(join(dataDir(), 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

describe('A hall at an address of IPv6, started in a shell that speaks of another PostgreSQL', () => {
  const other = { PGSSLMODE: 'require', PGOPTIONS: '-c default_transaction_read_only=on', PGHOST: '192.0.2.1', PGUSER: 'somebody' };
  const host = Object.values(networkInterfaces()).some(addresses => addresses?.some(({ address }) => address === '::1')) ? '::1' : '127.0.0.1';
  const settings = (): Record<string, string> => ({ DATA_DIR: join(parent(), 'other-shell'), ...other });

  it('opens and answers where it says, and can be verified there', async () => {
    const hall = await openHall({ ...settings(), HOST: host, DEMO: 'false' });
    expect(new URL(hall.url).hostname).toBe(host === '::1' ? '[::1]' : host);
    expect(await departments(hall)).toBe(0);
    expect(await close(hall)).toBe(0);
    expect(await outcome(launch('verify', settings()))).toMatchObject({ code: 0 });
  });
});

describe('A hall that was here before', () => {
  it('opens again, loads nothing twice, and is the only one on its folder and its port', async () => {
    const hall = await open();
    expect(hall.words()).not.toContain('Back up the key file');
    expect(hall.words()).toContain('it holds 31 cases, 40 departments');
    expect(await departments(hall)).toBe(40);
    const second = await refused({});
    expect(second).toEqual({ code: 1, said: expect.stringMatching(new RegExp(`^.*\\nAnother hall \\(process ${hall.process.pid}\\) is using the data folder ${dataDir()}; .*\\n$`)) as string });
    const port = new URL(hall.url).port;
    const busy = await refused({ PORT: port, DATA_DIR: join(parent(), 'other') });
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
  it.each(['SIGTERM', 'SIGINT'] as const)('closes with 0 when only npm, which started it, is told %s', async signal => {
    const hall = await openHall({ DATA_DIR: dataDir() }, launchByNpm);
    expect(await close(hall, signal)).toBe(0);
    expect(existsSync(join(dataDir(), 'postgres', 'postmaster.pid'))).toBe(false);
    await expect(fetch(`${hall.url}/health/live`)).rejects.toThrow();
  });
});

describe('A hall that cannot open says why in one sentence', () => {
  it.each([
    [{ PORT: 'eighty' }, 'The setting PORT'],
    [{ NODE_ENV: 'production', HALL_CLOCK: 'virtual' }, 'With NODE_ENV=production, HALL_CLOCK'],
  ])('%j: a wrong setting, exit code 2', async (settings: Record<string, string>, en) => expect(await refused(settings)).toEqual({ code: 2, said: oneSentence(en) }));

  it.each([
    [{ HALL_ID: 'north' }, 'The data folder .* belongs to the hall "hall"'],
    [{ HALL_CLOCK: 'virtual' }, 'The data folder .* has lived on the real clock'],
  ])('%j: a folder that has lived otherwise', async (settings: Record<string, string>, en) => {
    const lived = join(parent(), 'lived');
    mkdirSync(lived, { recursive: true });
    writeFileSync(join(lived, 'onehall.json'), '{"product":"onehall","format":1,"hall":"hall","clock":"real"}');
    expect(await refused({ ...settings, DATA_DIR: lived })).toEqual({ code: 1, said: oneSentence(en) });
  });

  it('a folder of somebody else, a folder of a newer version', async () => {
    const folders = { foreign: ['novel.txt', 'Chapter one', 'The folder .* is not empty and not a data folder'], newer: ['onehall.json', '{"product":"onehall","format":9}', 'The data folder .* was written by a newer OneHall'] } as const;
    for (const [name, [file, text, en]] of Object.entries(folders)) {
      mkdirSync(join(parent(), name));
      writeFileSync(join(parent(), name, file), text);
      expect(await refused({ DATA_DIR: join(parent(), name) })).toEqual({ code: 1, said: oneSentence(en) });
    }
  });
  it('a key file that is gone', async () => {
    await close(await open());
    renameSync(`${dataDir()}.key`, `${dataDir()}.key.away`);
    expect(await refused({})).toEqual({ code: 1, said: oneSentence('The key file .* is missing') });
    renameSync(`${dataDir()}.key.away`, `${dataDir()}.key`);
  });
  it('a key file of another hall', async () => {
    renameSync(`${dataDir()}.key`, `${dataDir()}.key.away`);
    await openKeyFile(`${dataDir()}.key`, { make: true });
    expect(await refused({})).toEqual({ code: 1, said: oneSentence('The key in .* is not the one that locked this vault') });
    renameSync(`${dataDir()}.key.away`, `${dataDir()}.key`);
  });
  it('a folder that the database’s user cannot enter, where the hall runs as root', async () => {
    const closed = join(parent(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    if (process.getuid?.() !== 0) return expect(spawnSync('id', ['-u'], { encoding: 'utf8' }).stdout.trim()).not.toBe('0');
    expect(await refused({ DATA_DIR: join(closed, 'data') })).toEqual({ code: 1, said: oneSentence(`The database's user postgres cannot enter the folder ${closed}`) });
  });
  it('a port that somebody else has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise(settle => other.once('listening', settle));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    expect(await refused({ PORT: port })).toEqual({ code: 1, said: oneSentence(`Port ${port} is in use`) });
    other.close();
  });
});

describe('Every command of the house', () => {
  it.each(['start', 'start-services', 'live', 'verify', 'parked', 'rebuild', 'restored'])('%s says how it is used, and starts nothing', async command => {
    const { said, code } = await outcome(launch(command, { DATA_DIR: join(parent(), 'unasked'), LIVE_DATA_DIR: join(parent(), 'unasked') }, ['--help']));
    expect({ said, code }).toMatchObject({ code: 0, said: expect.stringMatching(/^用法 \/ usage: npm \S+[^]*\n {2}--[^]*退出码 \/ exit codes:\n {2}0 {2}/) as string });
    expect(existsSync(join(parent(), 'unasked'))).toBe(false);
  });
});

describe('A hall of five', () => {
  it('whose Kafka does not answer says so before anything is made or started', async () => {
    const folder = join(parent(), 'five');
    const { said, code } = await outcome(launch('start-services', { DATA_DIR: folder, KAFKA_BROKERS: '127.0.0.1:1' }));
    expect(said).toBe('五个进程之间须有 Kafka。\nKAFKA_BROKERS 所指的 Kafka（127.0.0.1:1）没有回应：ECONNREFUSED。 The Kafka in KAFKA_BROKERS (127.0.0.1:1) does not answer: ECONNREFUSED.\n');
    expect([code, existsSync(folder)]).toEqual([1, false]);
  });
});
