// The hall as a process of its own, as `npm start` runs it: launched in a folder, watched, told to stop.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(__dirname, '../..');
const patience = 300_000;

/** A process of the project: its words, and its exit code once it has ended; null when a signal ended it. */
export interface Launched {
  readonly process: ChildProcess;
  readonly words: () => string;
  readonly ended: Promise<number | null>;
}

export interface Hall extends Launched {
  readonly url: string;
}

const running = new Set<ChildProcess>();

/** Runs one of the commands in deploy/run. */
export const launch = (command: string, settings: Record<string, string>, given: readonly string[] = []): Launched => run(process.execPath, [`deploy/run/${command}.mjs`, ...given], settings);

/** Runs one of them as somebody at a terminal does. */
export const launchByNpm = (command: string, settings: Record<string, string>): Launched => run('npm', ['run', command], settings);

function run(program: string, given: readonly string[], settings: Record<string, string>): Launched {
  const child = spawn(program, given, { cwd: root, env: { PATH: process.env['PATH'], PORT: '0', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>(settle => child.once('close', code => (running.delete(child), settle(code))));
  return { process: child, words: () => said, ended };
}

/** Waits for something to come about, five minutes at most. */
export async function until<Found>(find: () => Found | undefined | Promise<Found | undefined>, what: () => string): Promise<Found> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(20)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Error(`It did not come about: ${what()}`);
}

/** A hall whose windows are open. */
export async function openHall(settings: Record<string, string>, start = launch): Promise<Hall> {
  const hall = start('start', settings);
  const url = await until(() => /^OneHall is ready at (\S+)$/m.exec(hall.words())?.[1], hall.words);
  return { ...hall, url };
}

/** What a process that ends by itself has said, and its exit code; one that does not is killed. Whoever starts first after a change builds, and says so. */
export async function outcome({ process: child, words, ended }: Launched): Promise<{ readonly said: string; readonly code: number | null }> {
  const late = setTimeout(() => child.kill('SIGKILL'), patience);
  const code = await ended.finally(() => clearTimeout(late));
  return { said: words().replace(/^正在编译 .*\n/, ''), code };
}

export async function close({ process: child, ended }: Launched, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  child.kill(signal);
  return ended;
}

/** A folder for a file's halls, which the database's own user can pass through; what still runs in it is killed at the end. */
export function hallFolder(): () => string {
  let parent = '';
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), 'onehall-process-'));
    chmodSync(parent, 0o711);
  });
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(parent, { recursive: true });
  });
  return () => parent;
}

/** Two lines and no more: the Chinese sentence, and the English one that begins with `en`. */
export const oneSentence = (en: string): string => expect.stringMatching(new RegExp(`^[^\\n]*[\\u4e00-\\u9fff][^\\n]*\\n${en}[^\\n]*\\n$`)) as string;
