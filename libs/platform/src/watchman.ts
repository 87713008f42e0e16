// Ends a process that stands still: nothing in it could notice any more, and whoever started it starts it again only when it has ended.
import { Worker } from 'node:worker_threads';

/** Milliseconds. Nothing that the house does keeps a process from every turn of its loop for longer than a moment. */
const patience = 60_000;
const shortest = 20;

/** How it stands on its thread: that the process turned is seen in one number. Seconds in which the machine slept are not counted, for it sleeps with it. */
const watch = `
const { writeSync } = require('node:fs');
const { workerData: { turns, pid, every, patience, sentence } } = require('node:worker_threads');
let [seen, still] = [-1, 0];
const watching = setInterval(() => {
  const now = Atomics.load(turns, 0);
  still = now === seen ? still + every : 0;
  seen = now;
  if (still < patience) return;
  clearInterval(watching);
  writeSync(2, sentence);
  process.kill(pid, 'SIGKILL');
}, every);
`;

const sentence = (seconds: number): string => `本进程 ${seconds} 秒毫无动静，现予终止，以便重新启动。\nThis process has stood still for ${seconds} seconds. It is ended, to be started again.\n`;

/** Whom to end, and after how many milliseconds: this process after a minute unless told otherwise. */
export interface Watched {
  readonly pid?: number;
  readonly patience?: number;
}

/** Watches over this process from a thread of its own, until the process ends or what is returned is called. For processes that somebody starts again. One that is being debugged is left in peace. */
export function watchOver({ pid = process.pid, patience: after = patience }: Watched = {}): () => Promise<unknown> {
  const turns = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  if (process.execArgv.some(option => option.startsWith('--inspect'))) return () => Promise.resolve();
  const every = Math.max(shortest, after / patience * 1_000);
  const turning = setInterval(() => void Atomics.add(turns, 0, 1), every / 2).unref();
  const thread = new Worker(watch, { eval: true, execArgv: [], workerData: { turns, pid, every, patience: after, sentence: sentence(after / 1_000) } });
  thread.unref();
  return () => {
    clearInterval(turning);
    return thread.terminate();
  };
}
