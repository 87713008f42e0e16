// Where the owners' keys come from: memory first, then one question to the vault's database for everything that was asked in this tick.
import { createSecretKey, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { Tampered, WrongKey } from './errors.js';
import { KeyCache, type OwnerKey } from './key-cache.js';
import type { KeyEncryption } from './key-encryption.js';
import { forgotten } from './vault.js';

/** The vault's own first key, which nobody seals with: whoever can unwrap it holds the right key encryption key. `forget` refuses it. */
const CHECK = 'vault/check';

type Keys = ReadonlyMap<string, OwnerKey>;
interface Question {
  /** Owner → whether a key is to be made where there is none. */
  readonly wanted: Map<string, boolean>;
  readonly answer: Promise<Keys>;
}
interface Row {
  readonly owner: string;
  readonly wrapped: Buffer | null;
}

export class KeyRing {
  private readonly cache = new KeyCache();
  private question: Question | undefined;
  private forgets = 0;

  constructor(
    private readonly pool: Pool,
    private readonly encryption: KeyEncryption,
  ) {}

  /** Throws `WrongKey` unless this key encryption key is the one that locked the vault; a vault without any key is locked with it now. */
  async check(): Promise<void> {
    const [row] = await this.ask(new Map([[CHECK, true]]));
    if (!row?.wrapped) throw new WrongKey(this.encryption.source);
    await this.encryption.unwrap(CHECK, row.wrapped).catch((error: unknown) => {
      throw error instanceof Tampered ? new WrongKey(this.encryption.source) : error;
    });
  }

  /** The keys of these owners. `make`: those that have none get one; without it they are absent from the answer. */
  async keys(owners: readonly string[], make: boolean): Promise<Keys> {
    const found = new Map<string, OwnerKey>();
    const missing: string[] = [];
    for (const owner of new Set(owners)) {
      const key = this.cache.get(owner);
      if (key) found.set(owner, key);
      else missing.push(owner);
    }
    if (missing.length === 0) return found;
    this.question ??= this.gather();
    const { wanted, answer } = this.question;
    for (const owner of missing) wanted.set(owner, make || wanted.get(owner) === true);
    return new Map([...found, ...(await answer)]);
  }

  /** To be told when an owner's key was destroyed, or is about to be. */
  forget(owner: string): void {
    this.forgets += 1;
    this.cache.set(owner, forgotten);
  }

  clear(): void {
    this.cache.clear();
  }

  private gather(): Question {
    const wanted = new Map<string, boolean>();
    const tick = new Promise<void>(resolve => void setImmediate(resolve));
    const answer = tick.then(() => {
      this.question = undefined;
      return this.fetch(wanted);
    });
    return { wanted, answer };
  }

  private async fetch(wanted: ReadonlyMap<string, boolean>): Promise<Keys> {
    const forgetsBefore = this.forgets;
    const rows = await this.ask(wanted);
    const entries = await Promise.all(rows.map(async ({ owner, wrapped }) => [owner, wrapped ? await this.unwrapped(owner, wrapped) : forgotten] as const));
    // A key that was on its way here while an owner was forgotten may be that owner's: use it now, keep none of them.
    if (this.forgets === forgetsBefore) for (const [owner, key] of entries) this.cache.set(owner, key);
    return new Map(entries);
  }

  private async ask(wanted: ReadonlyMap<string, boolean>): Promise<readonly Row[]> {
    const fresh = await Promise.all([...wanted].map(([owner, make]) => this.proposed(owner, make)));
    const { rows } = await this.pool.query<Row>('select owner, wrapped from vault.key_for($1, $2)', [[...wanted.keys()], fresh]);
    return rows;
  }

  private async proposed(owner: string, make: boolean): Promise<Buffer | null> {
    return make ? this.encryption.wrap(owner, randomBytes(32)) : null;
  }

  private async unwrapped(owner: string, wrapped: Buffer): Promise<OwnerKey> {
    return createSecretKey(await this.encryption.unwrap(owner, wrapped));
  }
}
