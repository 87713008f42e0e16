// Lanes: what belongs to one case goes one after the other, different cases side by side, and it is always known up to where everything is done.

/** Lets at most so many jobs run at a time; the rest wait in order. */
export class Doors {
  private readonly queue: (() => void)[] = [];

  constructor(private free: number) {}

  async through<T>(job: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>(resolve => this.queue.push(resolve));
    try {
      return await job();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

/** The work on one source that is under way. Positions are given in ascending order. A job must not throw: `false` says that it was given up and is not done. */
export class Lanes {
  private readonly lanes = new Map<string, Promise<void>>();
  /** In ascending order, because a Set keeps the order in which its members came. */
  private readonly open = new Set<number>();
  private read: number;
  private closed = false;
  private roomFound: () => void = () => undefined;

  constructor(
    begin: number,
    private readonly atMost: number,
    private readonly onDone: (doneUpTo: number, workWasDone: boolean) => void,
  ) {
    this.read = begin;
  }

  /** Up to where events were given. */
  get readUpTo(): number {
    return this.read;
  }

  /** Everything up to here is done. */
  get doneUpTo(): number {
    const [first] = this.open;
    return first === undefined ? this.read : first - 1;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Queues the work on an event behind the earlier ones of its case. */
  add(position: number, caseKey: string, job: () => Promise<boolean>): void {
    this.open.add(position);
    this.read = position;
    void this.run(caseKey, async () => {
      if (this.closed || !(await job())) return;
      this.open.delete(position);
      if (this.open.size < this.atMost) this.roomFound();
      this.onDone(this.doneUpTo, true);
    });
  }

  /** Everything that was read up to here has a lane, or none of it concerns anybody. */
  passed(position: number): void {
    this.read = Math.max(this.read, position);
    this.onDone(this.doneUpTo, false);
  }

  /** Runs a job in a case's lane, behind what is there already. */
  run<T>(caseKey: string, job: () => Promise<T>): Promise<T> {
    const result = (this.lanes.get(caseKey) ?? Promise.resolve()).then(job);
    const lane = result.then(() => undefined, () => undefined).then(() => {
      if (this.lanes.get(caseKey) === lane) this.lanes.delete(caseKey);
    });
    this.lanes.set(caseKey, lane);
    return result;
  }

  /** Resolves when there is room for more, or nothing more is wanted. */
  room(): Promise<void> {
    if (this.closed || this.open.size < this.atMost) return Promise.resolve();
    return new Promise(resolve => {
      this.roomFound = resolve;
    });
  }

  /** Nothing further begins; resolves when what had begun has ended. */
  async close(): Promise<void> {
    this.closed = true;
    this.roomFound();
    await Promise.all(this.lanes.values());
  }
}
