// How far one consumer has come in one source, under a lease, and how it says so in the same statement as its effects.
import { LeaseLost, type Lease } from '@onehall/event-store';
import { troubleOf } from './trouble.js';

/** Writes a value into a statement's parameters and answers its placeholder. */
export type Parameter = (value: unknown) => string;

/** The compare-and-set that a statement must call to be allowed its effects; it raises when the lease was lost, so that they roll back. */
export type Checkpoint = (parameter: Parameter) => string;

/** The SQL function that moves a lease, and for how many seconds it then lasts. */
export interface Terms {
  readonly checkpoint: string;
  readonly seconds: number;
}

/** Position in memory and in the database; the second follows the first. Made by `Watermarks.take`. */
export class Watermark {
  /** Everything up to here is done. */
  position: number;
  /** What the database knows. */
  stored: number;
  held = true;
  /** The answer to a checkpoint was lost or a refusal: the database must be asked before anything is written. */
  doubtful = false;
  /** A statement with effects is under way. */
  busy = false;
  /** A shared checkpoint is under way. */
  shared: Promise<unknown> = Promise.resolve();
  renewedAt = performance.now();
  onMove: () => void = () => undefined;

  constructor(
    readonly lease: Lease,
    private readonly terms: Terms,
    private readonly storeSoon: (hurry: boolean) => void,
  ) {
    this.position = lease.position;
    this.stored = lease.position;
  }

  /** Everything up to `to` is done and its effects, if any, are safe already: known at once, stored within a second, or at once when `hurry`. */
  pass(to: number, hurry = false): void {
    if (to <= this.position) return;
    this.position = to;
    this.storeSoon(hurry);
    this.onMove();
  }

  /** Waits until no shared checkpoint is under way. One may begin while another is being waited for, so that the last one counts. */
  async alone(): Promise<void> {
    for (let seen: Promise<unknown> | undefined; seen !== this.shared; ) {
      seen = this.shared;
      await seen;
    }
  }

  /** Runs one statement that has effects and calls the checkpoint. Throws `LeaseLost` before it, or whatever the statement throws. */
  async advance(to: number, run: (checkpoint: Checkpoint) => Promise<unknown>): Promise<void> {
    await this.alone();
    if (!this.held || this.doubtful) throw new LeaseLost(`The lease ${this.lease.name} is held by someone else.`);
    this.busy = true;
    try {
      await run(this.checkpoint(to));
      this.stands(to);
    } catch (error) {
      this.doubtful = troubleOf(error) !== 'poison';
      throw error;
    } finally {
      this.busy = false;
    }
  }

  /** `seconds` 0 gives the lease back. */
  checkpoint(to: number, seconds = this.terms.seconds): Checkpoint {
    const { name, owner, epoch } = this.lease;
    const from = this.stored;
    return p => `${this.terms.checkpoint}(${p(name)}, ${p(owner)}::uuid, ${p(epoch)}::bigint, ${p(from)}::bigint, ${p(to)}::bigint, make_interval(secs => ${p(seconds)}))`;
  }

  /** The database has answered: it stands at `to`. */
  stands(to: number): void {
    this.stored = to;
    this.renewedAt = performance.now();
    const moved = to > this.position;
    this.position = Math.max(this.position, to);
    if (moved) this.onMove();
  }
}

/** Moves nothing, but proves in one transaction with `run` that all these leases are held: each checkpoint must be called there. Throws what `advance` throws. */
export function advanceAll(marks: readonly Watermark[], run: (checkpoints: readonly Checkpoint[]) => Promise<unknown>, called: readonly Checkpoint[] = []): Promise<void> {
  const [first, ...rest] = marks;
  if (!first) return run(called).then(() => undefined);
  return first.advance(first.position, checkpoint => advanceAll(rest, run, [...called, checkpoint]));
}
