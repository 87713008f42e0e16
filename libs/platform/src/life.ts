// The life of a process: it starts step by step, stops in the reverse order, and says in one sentence why it could not.
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';
import { diskIsFull } from './disk-room.js';
import { leaveOtherDatabases } from './own-environment.js';
import { fileTroubleOf, isDatabaseAway, isDiskFull } from './trouble.js';

/** What a process prints: one line and its end. Injected, so that a test can read it. */
export interface World {
  readonly warn: (line: string) => void;
  readonly exit: (code: number) => void;
}

const world: World = {
  warn: line => void process.stderr.write(`${line}\n`),
  exit: code => process.exit(code),
};

/** Why a process ends, as one sentence where the house knows the trouble, with a stack where it does not. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CannotStart) return error.message;
  if (isDiskFull(error)) return diskIsFull().message;
  const file = fileTroubleOf(error);
  if (file !== undefined) return file;
  return error instanceof Error ? (error.stack ?? error.message) : 'Something that is no error was thrown.';
}

const exitCodeOf = (error: unknown): number => (error instanceof CannotStart ? error.exitCode : 1);

/** A second signal within this time is the same one, delivered twice: a terminal tells the whole group, and npm passes it on. */
const echo = 1_000;
/** What a start may still take to give up by itself, once it is told to; then what it has started is undone under it. */
const grace = 2_000;

/** What may be taken for undoing when a process ends of itself: nobody is there who would tell it again, and its supervisor waits for it to go. */
const graceOfItself = 10_000;

/** One process from start to stop. */
export class Life {
  private readonly steps: (() => Promise<void>)[] = [];
  private readonly leaving = new AbortController();
  private starting: Promise<void> = Promise.resolve();
  private toldAt: number | undefined;
  private ending: Promise<void> | undefined;

  /** `itself`: milliseconds that a process which ends of itself has for undoing what it started. */
  constructor(
    private readonly outside: World = world,
    private readonly itself = graceOfItself,
  ) {}

  /** Aborted when the process is told to stop, or breaks: whoever waits for something in the start gives up then. */
  get stop(): AbortSignal {
    return this.leaving.signal;
  }

  get stopping(): boolean {
    return this.stop.aborted;
  }

  /** What must be undone at the end; the last one is undone first, also one that is added while others are being undone. */
  atStop(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  /** Runs the start. An error ends the process with its sentence, after whatever was started is stopped. */
  async begin(start: () => Promise<void>): Promise<void> {
    this.starting = Promise.resolve().then(start);
    try {
      await this.starting;
    } catch (error) {
      await this.fail(error);
    }
  }

  /** The process is told to stop: it stops cleanly with exit code 0; told again, it leaves at once. */
  async told(now = Date.now()): Promise<void> {
    if (this.toldAt !== undefined && now - this.toldAt > echo) return this.outside.exit(130);
    this.toldAt ??= now;
    await this.end(0);
  }

  /** Something broke that the process cannot live with: it has its grace for undoing, then it leaves in any case. */
  async fail(error: unknown): Promise<void> {
    const code = exitCodeOf(error);
    if (this.stopping) return this.end(code);
    this.outside.warn(sentenceOf(error));
    const late = setTimeout(() => this.outside.exit(code), this.itself);
    await this.end(code).finally(() => clearTimeout(late));
  }

  private end(code: number): Promise<void> {
    this.leaving.abort();
    this.ending ??= this.undo().then(() => this.outside.exit(code));
    return this.ending;
  }

  private async undo(): Promise<void> {
    const settled = new AbortController();
    const given = this.starting.catch(() => undefined).finally(() => settled.abort());
    await Promise.race([given, pause(grace, undefined, { signal: settled.signal }).catch(() => undefined)]);
    for (let step = this.steps.pop(); step; step = this.steps.pop()) await step().catch(error => this.outside.warn(sentenceOf(error)));
  }
}

/** Runs a process: `start` adds to the life what must be undone. SIGINT, SIGTERM and SIGHUP stop it. */
export function live(start: (life: Life) => Promise<void>): void {
  leaveOtherDatabases();
  const life = new Life();
  // Whoever read what we print may have gone: that is no reason to stop, and an error at every line that says so would never end.
  for (const out of [process.stdout, process.stderr]) out.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void life.told());
  // Whoever started this process for its own sake has gone, however that came about.
  process.on('disconnect', () => void life.told());
  process.on('uncaughtException', (error, origin) => {
    // An idle connection breaks when the database is restarted; who needs it next gets a new one.
    if (origin === 'uncaughtException' && isDatabaseAway(error)) process.stderr.write(`${error.message}\n`);
    else void life.fail(error);
  });
  void life.begin(() => start(life));
}
