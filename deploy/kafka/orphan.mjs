// What a killed process leaves behind: a broker that nobody looks after, on the folder that the next one needs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const noteIn = folder => path.join(folder, 'broker.pid');

/** The command of a running process; empty when there is none by that number. */
function commandOf(pid) {
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Notes whose broker runs on this folder. */
export const noteBroker = (folder, pid) => writeFileSync(noteIn(folder), `${pid}\n`);

/** Ends a broker that was left on this folder, and nobody else who goes by its number today. */
export async function endOrphan(folder) {
  const note = noteIn(folder);
  const pid = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  const isIt = () => pid > 0 && commandOf(pid).includes(path.join(folder, 'server.properties'));
  if (isIt()) process.kill(pid, 'SIGKILL');
  while (isIt()) await pause(50);
  rmSync(note, { force: true });
}
