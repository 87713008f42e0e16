// Reads a log ahead of whoever carries it: while one load is on its way, the next is read and filled.
import type { EventLog } from '@onehall/event-store';
import type { Filled, Load } from './load.js';

/** Events that are read at once. */
const batch = 2_000;

interface Read {
  readonly loads: readonly Filled[];
  /** Whether there may be more. */
  readonly isFull: boolean;
}

export class Ahead {
  private coming: Promise<Read> | undefined;

  constructor(
    private readonly log: Pick<EventLog, 'tail'>,
    private readonly load: Load,
  ) {}

  /** The next loads; none when the log holds nothing more. */
  async next(): Promise<readonly Filled[]> {
    const { loads, isFull } = await (this.coming ?? this.read());
    this.coming = isFull ? this.read() : undefined;
    // Whoever takes it hears what went wrong; until then nobody else must.
    this.coming?.catch(() => undefined);
    return loads;
  }

  private async read(): Promise<Read> {
    const events = await this.log.tail(this.load.filledTo, batch);
    return { loads: this.load.fill(events), isFull: events.length === batch };
  }
}
