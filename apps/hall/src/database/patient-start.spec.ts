// Proof that nobody waits for ever for a server that does not come up, and that one that gets on is waited for. The servers are shell scripts that take a folder as PostgreSQL does.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPatiently } from './patient-start.js';
import { PostgresServer, type Cluster } from './postgres-server.js';

let home: string;
let warnings: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'onehall-patient-'));
  mkdirSync(join(home, 'data'));
  warnings = [];
});
afterEach(() => rmSync(home, { recursive: true }));

/** `$2` is the folder. */
function server(...lines: readonly string[]): Cluster {
  const program = join(home, 'postgres');
  writeFileSync(program, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(program, 0o755);
  return { program, folder: join(home, 'data'), logFile: join(home, 'postgres.log'), port: 5432, user: {}, silence: 600 };
}

const manner = { mayMove: false, patience: 0, warn: (sentence: string) => void warnings.push(sentence) };
const beats = (): number => (existsSync(join(home, 'data', 'beats')) ? statSync(join(home, 'data', 'beats')).size : 0);
const ready = `printf '%s\\n' "$$" "$2" 0 5432 '' 127.0.0.1 '1 2' 'ready   ' > "$2/postmaster.pid"`;
const line = (words: string): string => `echo "2026-11-23 18:29:31.488 UTC [7] ${words}"`;
const over = (milliseconds: number, said: string): string => `for n in $(seq ${milliseconds / 100}); do ${said}; sleep 0.1; done`;

describe('A server that gives no sign of life', () => {
  const helper = 'while :; do echo . >> "$2/beats"; sleep 0.05; done &';

  it('is killed with all that it started, tried again, and told in one sentence', async () => {
    await expect(startPatiently(server(helper, 'wait'), manner)).rejects.toThrow('PostgreSQL falls silent again and again while it starts, and was killed');
    expect(warnings).toEqual(Array(2).fill('The database gave no sign of life while it started; it was killed and is started again.'));
    const heard = beats();
    expect(heard).toBeGreaterThan(0);
    await pause(300);
    expect(beats()).toBe(heard);
  });

  it('gives none by turning sessions away', async () => {
    const refusing = server(over(20_000, line('[unknown] FATAL:  the database system is starting up')));
    await expect(startPatiently(refusing, manner)).rejects.toThrow('falls silent');
  });

  it('is not waited for when nobody needs it any more', async () => {
    const told = new AbortController();
    const started = startPatiently({ ...server('trap "exit 0" TERM', 'while :; do sleep 0.05; done'), silence: 60_000, stop: told.signal }, manner);
    setTimeout(() => told.abort(), 200);
    await expect(started).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('A server that gets on', () => {
  it('by what it writes is waited for, however long it takes', async () => {
    const { server: started, port } = await startPatiently({ ...server(over(5_000, line(' LOG:  redo in progress, elapsed time: 10.00 s')), ready, 'wait', 'sleep 60'), silence: 2_500 }, manner);
    expect(port).toBe(5432);
    await started.stop();
    expect(warnings).toEqual([]);
  });

  it('by what it notes is waited for', async () => {
    const { server: started } = await startPatiently({ ...server(over(5_000, 'echo "$$ $n" > "$2/postmaster.pid"'), ready, 'sleep 60'), silence: 2_500 }, manner);
    await started.stop();
    expect(warnings).toEqual([]);
  });
});

describe('A server that is killed while it starts', () => {
  it('is started again, and answers then', async () => {
    const { server: started } = await startPatiently(server('if mkdir "$2/first"; then kill -9 $$; fi', ready, 'sleep 60'), manner);
    await started.stop();
    expect(warnings).toEqual(['The database was killed while it started; it is started again.']);
  });

  it('whenever it is started becomes one sentence', async () => {
    await expect(startPatiently(server('kill -9 $$'), manner)).rejects.toThrow('PostgreSQL is killed again and again while it starts');
    expect(warnings).toHaveLength(2);
  });
});

describe('A server that cannot listen where it should', () => {
  it('becomes one sentence once nobody hopes any more', () =>
    expect(startPatiently(server(line(' FATAL:  could not create any TCP/IP sockets'), 'exit 1'), manner)).rejects.toThrow('PostgreSQL does not start: could not create any TCP/IP sockets'));
});

describe('A server that is told to stop', () => {
  afterEach(() => jest.useRealTimers());

  it('and hears none of it is killed in the end', async () => {
    const deaf = await PostgresServer.start(server(`trap '' TERM INT QUIT`, ready, 'while :; do sleep 0.05; done'));
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance'] });
    const stopped = deaf.stop();
    await jest.advanceTimersByTimeAsync(39_000);
    process.kill(Number(deaf.pid), 0);
    await jest.advanceTimersByTimeAsync(2_000);
    await stopped;
    expect(() => process.kill(Number(deaf.pid), 0)).toThrow('ESRCH');
  });
});
