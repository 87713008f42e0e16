// On what machine, with what settings and of which sources: what must stand beside every number.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { median, percentile } from './measuring.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const said = (program, ...given) => spawnSync(program, given, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
const rounded = (value, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Milliseconds until 8 kB are on the disk where the measurements lie. */
function disk(folder) {
  const file = path.join(folder, 'disk-probe');
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(8_192, 1);
  const took = Array.from({ length: 100 }, (_, place) => {
    const start = performance.now();
    writeSync(handle, page, 0, page.length, place * page.length);
    fdatasyncSync(handle);
    return performance.now() - start;
  });
  closeSync(handle);
  rmSync(file);
  return { p50: rounded(median(took), 2), p99: rounded(percentile(took, 0.99), 2) };
}

/** Thousands of SHA-256 over 1 kB that one thread does in a second: how much of a core is there for us just now. */
function processor() {
  const kilobyte = Buffer.alloc(1_024, 7);
  const rates = Array.from({ length: 5 }, () => {
    const start = performance.now();
    let hashes = 0;
    for (; performance.now() - start < 40; hashes++) createHash('sha256').update(kilobyte).digest();
    return hashes / (performance.now() - start);
  });
  return Math.round(median(rates));
}

/** How busy and how quick the machine is at this moment. */
export const state = folder => ({ load: os.loadavg().map(load => rounded(load, 2)), thousandHashesPerSecond: processor(), diskMilliseconds: disk(folder) });

/** What the machine is, and which sources were built. */
export const machine = () => ({
  processor: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.availableParallelism(),
  memoryGigabytes: rounded(os.totalmem() / 2 ** 30),
  system: `${os.type()} ${os.release()} ${os.arch()}`,
  node: process.version,
  sources: [said('git', 'rev-parse', '--short', 'HEAD') || 'no repository', ...(said('git', 'status', '--porcelain', '-uno') === '' ? [] : ['changed since'])].join(', '),
});
