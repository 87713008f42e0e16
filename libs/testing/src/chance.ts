// Chance that can be had again: what fast-check and a test's own dice begin with, from FC_SEED when a failure is to be replayed.

/** What fast-check is given: nothing, or what it printed when it failed. */
export interface Replayed {
  readonly seed?: number;
  readonly path?: string;
  readonly endOnFailure?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

function seedOf({ FC_SEED: seed }: Environment): number | undefined {
  if (seed === undefined || seed === '') return undefined;
  if (!/^-?\d+$/.test(seed)) throw new RangeError(`FC_SEED is the whole number that the failure named, not ${seed}`);
  return Number(seed);
}

/** For `fc.assert(property, { numRuns, ...replayed() })`. FC_SEED says the whole run again, FC_PATH with it only the case that failed. Throws `RangeError` for a seed that is none. */
export function replayed(environment: Environment = process.env): Replayed {
  const seed = seedOf(environment);
  const path = environment['FC_PATH'];
  return { ...(seed !== undefined && { seed }), ...(path && { path, endOnFailure: true }) };
}

/** For `fc.commands(commands, replayedCommands())`: FC_REPLAY_PATH is the `replayPath` that stands behind the commands of a failure. */
export function replayedCommands(environment: Environment = process.env): { readonly replayPath?: string } {
  const replayPath = environment['FC_REPLAY_PATH'];
  return replayPath ? { replayPath } : {};
}

/** Dice that fall the same for the same seed (mulberry32). One for each writer, so that it matters nothing who is quicker. */
export class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 up to, and without, `count`. */
  below(count: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / (2 ** 32 / count));
  }

  /** True once in so many throws. */
  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return items.map(item => ({ item, place: this.below(2 ** 31) })).sort((a, b) => a.place - b.place).map(({ item }) => item);
  }
}

/** Runs a story of chance. `dice(n)` are the dice of its n-th writer. A failure says the seed with which the same dice fall again. */
export async function byChance(story: (dice: (nth: number) => Dice) => Promise<void>, environment: Environment = process.env): Promise<void> {
  const seed = seedOf(environment) ?? Math.floor(Math.random() * 2 ** 31);
  try {
    await story(nth => new Dice(Math.imul(seed, 0x9e3779b1) + nth));
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\nThe same dice fall again with FC_SEED=${seed}.`, { cause: error });
  }
}
