// The life of a process: it starts step by step, stops in the reverse order, and says in one sentence why it could not.
import { CannotStart } from './cannot-start.js';
import { isDatabaseAway, isDiskFull } from './trouble.js';

/** What a process prints: one line and its end. Injected, so that a test can read it. */
export interface World {
  readonly warn: (line: string) => void;
  readonly exit: (code: number) => void;
}

const world: World = {
  warn: line => void process.stderr.write(`${line}\n`),
  exit: code => process.exit(code),
};

const diskFull = '磁盘已满，大厅无法继续；请腾出空间后再启动。\nThe disk is full, so the hall cannot go on; make room and start it again.';

/** Why a process ends, as one sentence where the house knows the trouble, with a stack where it does not. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CannotStart) return error.message;
  if (isDiskFull(error)) return diskFull;
  return error instanceof Error ? (error.stack ?? error.message) : 'Something that is no error was thrown.';
}

const exitCodeOf = (error: unknown): number => (error instanceof CannotStart ? error.exitCode : 1);

/** A second signal within this time is the same one, delivered twice: a terminal tells the whole group, and npm passes it on. */
const echo = 1_000;

/** One process from start to stop. */
export class Life {
  private readonly steps: (() => Promise<void>)[] = [];
  private starting: Promise<void> = Promise.resolve();
  private toldAt: number | undefined;
  private ending: Promise<void> | undefined;

  constructor(private readonly outside: World = world) {}

  get stopping(): boolean {
    return this.ending !== undefined;
  }

  /** What must be undone at the end; the last one is undone first. */
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

  /** Something broke that the process cannot live with. */
  async fail(error: unknown): Promise<void> {
    if (!this.stopping) this.outside.warn(sentenceOf(error));
    await this.end(exitCodeOf(error));
  }

  private end(code: number): Promise<void> {
    this.ending ??= this.undo().then(() => this.outside.exit(code));
    return this.ending;
  }

  private async undo(): Promise<void> {
    await this.starting.catch(() => undefined);
    for (const step of this.steps.reverse()) await step().catch(error => this.outside.warn(sentenceOf(error)));
  }
}

/** Runs a process: `start` adds to the life what must be undone. SIGINT, SIGTERM and SIGHUP stop it. */
export function live(start: (life: Life) => Promise<void>): void {
  const life = new Life();
  // Whoever read what we print may have gone: that is no reason to stop, and an error at every line that says so would never end.
  for (const out of [process.stdout, process.stderr]) out.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void life.told());
  process.on('uncaughtException', (error, origin) => {
    // An idle connection breaks when the database is restarted; who needs it next gets a new one.
    if (origin === 'uncaughtException' && isDatabaseAway(error)) process.stderr.write(`${error.message}\n`);
    else void life.fail(error);
  });
  void life.begin(() => start(life));
}
