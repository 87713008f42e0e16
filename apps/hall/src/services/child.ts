// One process of a hall of several: started, watched, started again when it ends, and told to stop.
import { CannotStart } from '@onehall/platform';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Backoff } from './backoff.js';
import { reasonIn } from './last-words.js';

/** What is started: a compiled main, under a name, with everything that it must be told. */
export interface Program {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Shows what befalls it. */
  readonly say: (line: string) => void;
  /** Whether its warnings are shown too, once it is ready: while others are still coming it has many, and the reason for an end is said in any case. */
  readonly isLoud: () => boolean;
}

/** Milliseconds that it may take to stop before it is killed. */
const grace = 20_000;
const lastWords = 30;

/** How it ended, what it said last, and why, where it said so itself: who is killed says nothing. */
interface End {
  readonly how: string;
  readonly why: string;
  readonly words: readonly string[];
}

interface Run {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  readonly ended: Promise<End>;
}

/** Told to stop by its line to us, however we end; it stands in a group of its own, so that Ctrl-C reaches it through us and in its turn. */
function launch({ script, env, name, say, isLoud }: Program): Run {
  const child = spawn(process.execPath, ['--enable-source-maps', script], { env: { PATH: process.env['PATH'] ?? '', ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const [words, warned]: [string[], string[]] = [[], []];
  const keepLast = (kept: string[], line: string): void => void (kept.push(line) > lastWords && kept.shift());
  let isReady = false;
  if (child.stdout) createInterface({ input: child.stdout }).on('line', line => keepLast(words, line));
  const hear = (line: string): void => {
    for (const kept of [words, warned]) keepLast(kept, line);
    if (isReady && isLoud()) say(`[${name}] ${line}`);
  };
  if (child.stderr) createInterface({ input: child.stderr }).on('line', hear);
  const ready = new Promise<void>(resolve =>
    child.once('message', () => {
      isReady = true;
      resolve();
    }),
  );
  const ended = new Promise<End>(resolve => child.once('close', (code, signal) => resolve({ how: signal ?? `exit code ${code ?? '?'}`, why: signal ? '' : reasonIn(warned), words })));
  return { process: child, ready, ended };
}

export class Child {
  private run: Run | undefined;
  private stopping = false;
  private readonly over = new AbortController();
  private care: Promise<void> = Promise.resolve();

  constructor(private readonly program: Program) {}

  get name(): string {
    return this.program.name;
  }

  get pid(): number | undefined {
    return this.run?.process.pid;
  }

  /** Resolves when it is ready. Throws `CannotStart` with its own words when it ends before that; from then on it is started again whenever it ends. */
  async start(): Promise<void> {
    const run = launch(this.program);
    this.run = run;
    const end = await Promise.race([run.ready, run.ended]);
    if (end) throw this.cannotStart(end);
    this.care = this.lookAfter(run);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.over.abort();
    const { process: child, ended } = this.run ?? {};
    child?.kill('SIGTERM');
    const late = setTimeout(() => child?.kill('SIGKILL'), grace);
    await ended;
    await this.care;
    clearTimeout(late);
  }

  private cannotStart({ how, words }: End): CannotStart {
    const said = words.filter(line => line.trim() !== '').join('\n');
    return new CannotStart({ zh: `${this.name} 无法启动（${how}），它最后说：`, en: `${this.name} does not start (${how}). Its last words:\n${said || '–'}` });
  }

  private async lookAfter(first: Run): Promise<void> {
    const backoff = new Backoff();
    for (let [run, began] = [first, Date.now()]; ; ) {
      const { how, why } = await run.ended;
      if (this.stopping) return;
      const wait = backoff.after(Date.now() - began);
      this.program.say(`[${this.name}] 已退出（${how}），${wait / 1_000} 秒后重新启动 / it has ended and is started again in ${wait / 1_000} s. ${why}`.trimEnd());
      await pause(wait, undefined, { signal: this.over.signal }).catch(() => undefined);
      if (this.stopping) return;
      [run, began] = [launch(this.program), Date.now()];
      this.run = run;
    }
  }
}
