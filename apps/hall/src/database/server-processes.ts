// The processes of a PostgreSQL server as the operating system sees them: whose children they are, whether they work, and how all of them are ended at once.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the system tells of a process; empty when it is gone. Linux only. */
function told(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

const numbersIn = (words: string): readonly number[] => words.trim().split(/\s+/).filter(Boolean).map(Number);

function childrenOf(pid: number): readonly number[] {
  if (process.platform === 'linux') return numbersIn(told(pid, `task/${pid}/children`));
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout.split('\n').map(numbersIn).flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}

/** Those who bring a server up. A session that is turned away meanwhile says nothing about it. */
const bringsUp = /^postgres: (startup|checkpointer|io worker)/;
/** It runs, or waits for the disk. */
const works = /\) [RD] /;

/** Whether somebody brings this server up at this moment: computes, or waits for a disk that may be slow. Only Linux tells; elsewhere nobody is seen. */
export const isAtWork = (pid: number): boolean => process.platform === 'linux' && childrenOf(pid).some(child => works.test(told(child, 'stat')) && bringsUp.test(told(child, 'cmdline')));

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone in the meantime
  }
}

/** Ends a server and all its processes without asking them. It is halted first, so that it makes no other while its children are counted. */
export function endAll(pid: number): void {
  send(pid, 'SIGSTOP');
  for (const each of [...childrenOf(pid), pid]) send(each, 'SIGKILL');
}
