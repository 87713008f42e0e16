// How a loop waits: it can be nudged out of a light sleep, and ended out of any.

export class Pause {
  private nudged = false;
  private ended = false;
  private getUp: ((ended: boolean) => void) | undefined;

  /** Ends a light sleep, or lets the next one not begin. */
  nudge(): void {
    this.nudged = true;
    this.getUp?.(false);
  }

  /** Ends this and every later sleep. */
  end(): void {
    this.ended = true;
    this.getUp?.(true);
  }

  /** Sleeps lightly: a nudge ends it, also one that came before. */
  async upTo(milliseconds: number): Promise<void> {
    if (!this.nudged) await this.sleep(milliseconds, true);
    this.nudged = false;
  }

  /** Sleeps soundly: only the end ends it. */
  async atLeast(milliseconds: number): Promise<void> {
    await this.sleep(milliseconds, false);
  }

  private async sleep(milliseconds: number, light: boolean): Promise<void> {
    if (this.ended) return;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.getUp = ended => {
        if (!ended && !light) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.getUp = undefined;
  }
}
