// What keeps a sealer from sealing: told once for each cause, in the database's own words, and tried again less and less often where trying again does not mend it.
import { LeaseLost, OtherLog } from './leases.js';

// Milliseconds.
const shortest = 500;
const longest = 30_000;
/** Who sealed for so long had no trouble before. */
const soundFor = 5_000;

/** Connections, operators, resources, deadlocks, timeouts, and the loss of the lease: the next attempt may well succeed. */
const passing = /^(?:08|25|40|53|57)|^LG001$/;
const sqlState = /^[0-9A-Z]{5}$/;

function wordOf(error: unknown, field: 'code' | 'detail'): string {
  const word: unknown = error instanceof Error ? (error as Error & Readonly<Record<string, unknown>>)[field] : undefined;
  return typeof word === 'string' ? word : '';
}

function isLasting(error: unknown): boolean {
  if (error instanceof LeaseLost) return false;
  const code = wordOf(error, 'code');
  return error instanceof OtherLog || (sqlState.test(code) && !passing.test(code));
}

function causeOf(error: unknown): string {
  const [message, detail] = [error instanceof Error ? error.message : String(error), wordOf(error, 'detail')];
  return detail === '' ? message : `${message} – ${detail}`;
}

/** How a trouble is told: the details beside the sentence are the log's own. */
export type Tell = (details: { readonly error: string }, sentence: string) => void;

export class SealerTrouble {
  private cause: string | undefined;
  private wait = shortest;

  constructor(private readonly tell: Tell) {}

  /** How long to wait after this error, in milliseconds. `lasted`: how long the attempt went well. */
  met(error: unknown, lasted: number): number {
    const [cause, lasting] = [causeOf(error), isLasting(error)];
    if (lasted > soundFor) this.over();
    if (cause !== this.cause) this.told(cause, lasting);
    else if (lasting) this.wait = Math.min(this.wait * 2, longest);
    return this.wait;
  }

  /** Something was sealed. */
  over(): void {
    this.cause = undefined;
  }

  private told(cause: string, lasting: boolean): void {
    this.cause = cause;
    this.wait = shortest;
    this.tell({ error: cause }, lasting ? `The log cannot be sealed, and nothing new reaches anybody until that is mended: ${cause}` : `The sealer begins anew: ${cause}`);
  }
}
