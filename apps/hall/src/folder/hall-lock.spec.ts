// Proof that a folder serves one hall at a time, and that a hall that was killed locks nobody out.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './hall-lock.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'onehall-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A hall that was killed: its socket lies there, and nobody answers. */
const killed = (at: string): void => void spawnSync(process.execPath, ['-e', `process.chdir(${JSON.stringify(at)}); require('net').createServer().listen('hall.sock.killed', () => process.kill(process.pid, 'SIGKILL'))`]);

describe('A data folder', () => {
  it('is taken by one hall, and another one is told which process it is', async () => {
    const release = await takeLock(folder);
    await expect(takeLock(folder)).rejects.toThrow(`Another hall (process ${process.pid}) is using the data folder`);
    await release();
  });
  it('is free again when that hall has gone, and nothing is left behind', async () => {
    await (await takeLock(folder))();
    expect(readdirSync(folder)).toEqual([]);
    await (await takeLock(folder))();
  });
  it('is free when that hall was killed', async () => {
    killed(folder);
    expect(existsSync(join(folder, 'hall.sock.killed'))).toBe(true);
    const release = await takeLock(folder);
    expect(existsSync(join(folder, 'hall.sock.killed'))).toBe(false);
    await release();
  });
  it('is taken by exactly one of several that come at once', async () => {
    killed(folder);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => takeLock(folder)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(folder)).toHaveLength(1);
    for (const result of results) if (result.status === 'fulfilled') await result.value();
  });
  it('may have a name longer than a socket’s address can be', async () => {
    const long = join(folder, 'x'.repeat(120), 'y'.repeat(120));
    mkdirSync(long, { recursive: true });
    const release = await takeLock(long);
    await expect(takeLock(long)).rejects.toThrow('Another hall');
    await release();
  });
});
