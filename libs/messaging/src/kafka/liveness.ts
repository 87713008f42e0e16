// Whether somebody gets on: not whether he is connected, but whether what should come does come.

export class Liveness {
  private wellAt = Date.now();
  private isDead = false;

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

  /** To be called again and again; tells of the death once. */
  look(): void {
    if (this.isDead || this.silentFor <= 2 * this.patience) return;
    this.isDead = true;
    this.died(this.silentFor);
  }
}
