// One after the other under each name, in the order in which they came; under different names side by side.

/** Grows and shrinks with those who wait. */
export class InTurn {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs a job when all earlier ones under its name have ended, however they did. Answers and throws what the job does. */
  async run<T>(name: string, job: () => Promise<T>): Promise<T> {
    const mine = (this.last.get(name) ?? Promise.resolve()).then(job);
    const ended = mine.catch(() => undefined);
    this.last.set(name, ended);
    try {
      return await mine;
    } finally {
      if (this.last.get(name) === ended) this.last.delete(name);
    }
  }
}
