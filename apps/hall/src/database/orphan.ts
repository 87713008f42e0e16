// What a killed hall leaves behind: a PostgreSQL that nobody looks after, or a note of one that is gone.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@onehall/platform';
import { postmasterOf } from './postgres-server.js';

/** The command of a running process; empty when there is none by that number. A process that has ended and was not yet taken away counts as gone. */
function commandOf(pid: number): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  const file = `/proc/${pid}/cmdline`;
  try {
    return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ').trim() : '';
  } catch {
    return '';
  }
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone in the meantime
  }
}

async function gone(pid: number, milliseconds: number, stop?: AbortSignal): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(50)) {
    if (commandOf(pid) === '') return true;
    stop?.throwIfAborted();
  }
  return commandOf(pid) === '';
}

/** Stops a PostgreSQL that runs on this folder, and forgets a note whose process number belongs to somebody else today. Whoever calls must hold the hall's lock. Aborted, it no longer waits for it. */
export async function stopOrphan(folder: string, stop?: AbortSignal): Promise<void> {
  const [pid = 0, of = ''] = [Number(postmasterOf(folder)[0] ?? 0), postmasterOf(folder)[1]];
  if (!Number.isInteger(pid) || pid <= 0) return;
  const command = commandOf(pid);
  if (command === '') return; // PostgreSQL sees that by itself
  if (!command.includes('postgres') || !command.includes(of)) return rmSync(join(folder, 'postmaster.pid'), { force: true });
  tell(pid, 'SIGINT');
  if (await gone(pid, 30_000, stop)) return;
  tell(pid, 'SIGQUIT');
  if (await gone(pid, 10_000, stop)) return;
  throw new CannotStart({ zh: `上次遗留的 PostgreSQL（进程 ${pid}）无法停止；请手动结束它。`, en: `A PostgreSQL left over from last time (process ${pid}) does not stop; end it by hand.` });
}
