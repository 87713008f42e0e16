// How long one waits before what has ended is started again: longer each time, up to a bound, and shortly again for who had recovered.

/** Milliseconds. Who lives for a minute has recovered. */
const [shortest, longest, recovered] = [500, 30_000, 60_000];

export class Backoff {
  private wait = shortest;

  /** Milliseconds to wait after a life of `lived` milliseconds: a second, two, four … thirty; half a second for who had recovered. */
  after(lived: number): number {
    this.wait = lived > recovered ? shortest : Math.min(this.wait * 2, longest);
    return this.wait;
  }
}
