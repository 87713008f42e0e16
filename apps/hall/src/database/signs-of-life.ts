// Whether a server that starts still gets on: it writes about itself, changes its note, or is seen at work. A recovery may take hours; a server that does none of it for long waits for something that does not come.
import { isAtWork } from './server-processes.js';
import { ownWords, sizeOf, writtenFrom } from './server-log.js';

/** Whose signs are looked for: `from` is where its log begins, `note` how its `postmaster.pid` reads now. */
export interface Starting {
  readonly pid: number;
  readonly logFile: string;
  readonly from: number;
  readonly note: () => string;
}

/** How often the system is asked what the processes do. */
const between = 1_000;

export class SignsOfLife {
  private lastAt = performance.now();
  private askedAt = performance.now();
  private read: number;
  private noted = '';

  constructor(private readonly starting: Starting) {
    this.read = starting.from;
  }

  /** Milliseconds since the last sign. */
  silence(): number {
    // Each is looked at, so that none is taken for new later on.
    if ([this.hasWritten(), this.hasNoted(), this.isSeen()].includes(true)) this.lastAt = performance.now();
    return performance.now() - this.lastAt;
  }

  private hasWritten(): boolean {
    const { logFile } = this.starting;
    const size = sizeOf(logFile);
    if (size <= this.read) return false;
    const said = ownWords(writtenFrom(logFile, this.read));
    this.read = size;
    return said.trim() !== '';
  }

  private hasNoted(): boolean {
    const before = this.noted;
    this.noted = this.starting.note();
    return this.noted !== before;
  }

  private isSeen(): boolean {
    if (performance.now() - this.askedAt < between) return false;
    this.askedAt = performance.now();
    return isAtWork(this.starting.pid);
  }
}
