// The hall's clock: real, or virtual and moved only when it is told.

export type ClockMode = 'real' | 'virtual';

/** Instants are ISO 8601 in UTC with milliseconds. */
export class HallClock {
  private readonly listeners = new Set<(instant: string) => void>();

  private constructor(
    private shows: ClockMode,
    private instant: string,
    private readonly keep: (instant: string) => void,
  ) {}

  static real(): HallClock {
    return new HallClock('real', '', () => undefined);
  }

  /** Stands still at `start`. `keep` makes a new instant last beyond this process; it is called before anybody hears of the move. */
  static virtual(start: string, keep: (instant: string) => void = () => undefined): HallClock {
    return new HallClock('virtual', new Date(start).toISOString(), keep);
  }

  get mode(): ClockMode {
    return this.shows;
  }

  now(): string {
    return this.mode === 'real' ? new Date().toISOString() : this.instant;
  }

  /** Only in virtual mode and only forward; to the instant that it is already, it does nothing. Throws `RangeError` otherwise. */
  moveTo(instant: string): void {
    const next = new Date(instant).toISOString();
    if (this.mode === 'real') throw new RangeError('The real clock moves by itself.');
    if (next < this.instant) throw new RangeError(`The clock stands at ${this.instant} and only moves forward.`);
    if (next === this.instant) return;
    this.keep(next);
    this.instant = next;
    for (const listener of this.listeners) listener(next);
  }

  /** A virtual clock runs on as the real one, for good, and everybody is told. Throws `RangeError` when it is real already, or stands ahead of the time of day. */
  release(): void {
    const now = new Date().toISOString();
    if (this.mode === 'real') throw new RangeError('The real clock moves by itself.');
    if (now < this.instant) throw new RangeError(`The clock stands at ${this.instant}, ahead of the time of day; history does not run backwards.`);
    this.shows = 'real';
    for (const listener of this.listeners) listener(now);
  }

  /** Calls back after each move of a virtual clock, and when it is released; returns how to stop listening. */
  onMove(listener: (instant: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
