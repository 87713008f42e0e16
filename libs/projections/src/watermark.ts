// How far one consumer has come in one source, under a lease, and how it says so in the same statement as its effects.
import { LeaseLost, troubleOf } from './trouble.js';

/** Writes a value into a statement's parameters and answers its placeholder. */
export type Parameter = (value: unknown) => string;

/** The compare-and-set that a statement must call to be allowed its effects; it raises when the lease was lost, so that they roll back. */
export type Checkpoint = (parameter: Parameter) => string;

/** What a lease was when it was taken. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly epoch: number;
  readonly position: number;
  /** How long the lease lasts after each checkpoint, as a PostgreSQL interval. */
  readonly lasts: string;
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

  /** Runs one statement that has effects and calls the checkpoint. Throws `LeaseLost` before it, or whatever the statement throws. */
  async advance(to: number, run: (checkpoint: Checkpoint) => Promise<unknown>): Promise<void> {
    await this.shared;
    if (!this.held || this.doubtful) throw new LeaseLost(this.lease.name);
    this.busy = true;
    try {
      await run(this.checkpoint(to, this.lease.lasts));
      this.stands(to);
    } catch (error) {
      this.doubtful = troubleOf(error) !== 'poison';
      throw error;
    } finally {
      this.busy = false;
    }
  }

  checkpoint(to: number, lasts: string): Checkpoint {
    const { name, owner, epoch } = this.lease;
    const from = this.stored;
    return parameter =>
      `checkpoint(${parameter(name)}, ${parameter(owner)}::uuid, ${parameter(epoch)}::bigint, ${parameter(from)}::bigint, ${parameter(to)}::bigint, ${parameter(lasts)}::interval)`;
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
