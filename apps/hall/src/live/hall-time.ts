// The hall's time while a file is lived: moved forward with the acts, and over a legal midnight only when the hall is quiet.
import { dayOfInstant } from '@onehall/rulebook';
import type { Window } from './agenda.js';
import type { HallClient } from './hall-client.js';

export class HallTime {
  private constructor(
    private readonly hall: HallClient,
    private instant: string,
  ) {}

  /** The instant at which the hall's clock stands. */
  get now(): string {
    return this.instant;
  }

  /** Undefined when the hall runs on a real clock, which nobody moves. */
  static async of(hall: HallClient): Promise<HallTime | undefined> {
    const { mode, now } = await hall.must({ method: 'GET', path: '/clock' });
    return mode === 'virtual' ? new HallTime(hall, String(now)) : undefined;
  }

  /** Moves the clock to a window's instant. Over a midnight it waits until everything is followed and nothing is due, before and after; a clock that is ahead stays. */
  async reach({ at, day }: Window): Promise<void> {
    if (at > this.now) await this.move(at, day !== dayOfInstant(this.now));
  }

  /** Waits until the hall is quiet, at the instant at which it stands. */
  settle(): Promise<void> {
    return this.move(this.instant, true);
  }

  private async move(now: string, settle: boolean): Promise<void> {
    await this.hall.must({ method: 'PUT', path: `/clock?settle=${settle}`, as: 'u-administrator', body: { now } });
    this.instant = now;
  }
}
