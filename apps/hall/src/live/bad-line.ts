// A line of a file that cannot be lived, and everything that is wrong with it.

/** Thrown while a line is read: the rest of the file goes on. Says which field is wrong, never what stood in it unless that is a moment. */
export class BadLine extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
    this.name = 'BadLine';
  }
}

/** As many as a reader can bear for one line. */
const shown = 10;

/** The faults of one line, gathered while it is read: whoever mends a file wants to hear of all of them at once. */
export class Faults {
  private readonly found: BadLine[] = [];

  add(...faults: readonly BadLine[]): void {
    this.found.push(...faults);
  }

  /** What `read` answers; undefined when it throws a `BadLine`, which is noted. */
  noting<Value>(read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      this.add(error);
      return undefined;
    }
  }

  /** Throws one `BadLine` that says them all, where there are any. */
  assertNone(): void {
    if (this.found.length === 0) return;
    const more = this.found.length - shown;
    const said = [...this.found.slice(0, shown), ...(more > 0 ? [new BadLine(`另有 ${more} 处`, `and ${more} more`)] : [])];
    throw new BadLine(said.map(({ zh }) => zh).join('；'), said.map(({ en }) => en).join('; '));
  }
}
