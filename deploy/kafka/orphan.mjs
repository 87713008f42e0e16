// What a killed process leaves behind: a broker that nobody looks after, on the folder that the next one needs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const noteIn = folder => path.join(folder, 'broker.pid');

/** A word on a broker's command line that says whose it is: without a letter that `ps` or Java might garble. */
export const markOf = folder => `-Donehall.folder=${encodeURI(realpathSync(folder))}`;

/** The words with which a process runs; none when there is none by that number. */
function wordsOf(pid) {
  if (process.platform !== 'linux') return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.split(/\s+/);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Notes whose broker runs on this folder. */
export const noteBroker = (folder, pid) => writeFileSync(noteIn(folder), `${pid}\n`);

/** Ends a broker that was left on this folder, and nobody else who goes by its number today. */
export async function endOrphan(folder) {
  const note = noteIn(folder);
  const pid = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  const isIt = () => pid > 0 && wordsOf(pid).includes(markOf(folder));
  if (isIt()) process.kill(pid, 'SIGKILL');
  while (isIt()) await pause(50);
  rmSync(note, { force: true });
}
