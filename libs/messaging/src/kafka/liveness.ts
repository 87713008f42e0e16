// Whether somebody gets on: not whether he is connected, but whether what should come does come.

/** Milliseconds. */
const betweenLooks = 500;

/** Looks by itself between `start` and `stop`: whoever hangs in a question that nobody answers has no turn in which to look. */
export class Liveness {
  private wellAt = Date.now();
  private timer: NodeJS.Timeout | undefined;

  /** `patience`: milliseconds without progress after which one is not well; after twice as many one has died. */
  constructor(
    private readonly patience: number,
    private readonly died: (milliseconds: number) => void,
  ) {}

  /** There was progress, or there is none to be made. */
  well(): void {
    this.wellAt = Date.now();
  }

  get silentFor(): number {
    return Date.now() - this.wellAt;
  }

  get ok(): boolean {
    return this.silentFor <= this.patience;
  }

  start(): void {
    this.timer ??= setInterval(() => this.look(), betweenLooks);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** The death is told once. */
  private look(): void {
    if (this.silentFor <= 2 * this.patience) return;
    this.stop();
    this.died(this.silentFor);
  }
}
