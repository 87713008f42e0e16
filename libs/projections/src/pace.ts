// The pace of a follower: turn after turn while there is news, and a growing rest when there is none.

/** Runs jobs one after the other, in the order in which they were asked for. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(job: () => Promise<T>): Promise<T> {
    const next = this.last.then(job);
    this.last = next.catch(() => undefined);
    return next;
  }
}

const longest = 1_000;
/** Where there is a stride, a turn is followed by a rest as long as itself, but no longer than this: whoever is slowed down by a busy machine carries more at a time, and so less often. */
const longestBreath = 60;

/** How a follower breathes, in milliseconds. */
export interface Breath {
  /** The first rest when there is no news; the next is twice as long … 1 s. 5 by default. */
  readonly shortest?: number;
  /** From the beginning of one turn to the next while there is news, so that under load a turn has something to carry; a turn after a rest begins at once. 0 by default. */
  readonly stride?: number;
}

/** Calls `turn` as long as it answers true; else rests, longer and longer, or until woken. A turn that throws is told to `failed`, and nobody wakes that rest. */
export class Pace {
  private stopping = false;
  private news = false;
  private nudge: () => void = () => undefined;
  private running: Promise<void> | undefined;
  private readonly alone = new OneAtATime();

  constructor(
    private readonly turn: () => Promise<boolean>,
    private readonly failed: (error: unknown) => void,
    private readonly breath: Breath = {},
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  wake(): void {
    this.news = true;
    this.nudge();
  }

  /** Runs a job while no turn is under way. */
  between<T>(job: () => Promise<T>): Promise<T> {
    return this.alone.run(job);
  }

  /** No further turn begins. */
  halt(): void {
    this.stopping = true;
    this.nudge();
  }

  /** Halts, and waits for the turn that is under way. */
  async stop(): Promise<void> {
    this.halt();
    await this.running;
  }

  private async run(): Promise<void> {
    const { shortest = 5, stride = 0 } = this.breath;
    let rest = shortest;
    while (!this.stopping) {
      this.news = false;
      const began = performance.now();
      const outcome = await this.alone.run(this.turn).catch((error: unknown) => {
        this.failed(error);
        return 'failed' as const;
      });
      if (outcome === true) {
        rest = shortest;
        const took = performance.now() - began;
        await this.rest(stride > 0 ? Math.max(stride - took, Math.min(took, longestBreath)) : 0, 'nobody');
      } else {
        await this.rest(rest, outcome === false ? 'news' : 'nobody');
        rest = this.news && outcome === false ? shortest : Math.min(rest * 2, longest);
      }
    }
  }

  private rest(milliseconds: number, wokenBy: 'news' | 'nobody'): Promise<void> {
    if (this.stopping || milliseconds <= 0 || (wokenBy === 'news' && this.news)) return Promise.resolve();
    return new Promise(resolve => {
      const done = (): void => {
        if (!this.stopping && wokenBy === 'nobody') return;
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(resolve, milliseconds);
      this.nudge = done;
    });
  }
}
