// The vault over PostgreSQL: wrapped keys in a database of their own, everything else in the memory of this process.
import { createSecretKey } from 'node:crypto';
import type { Digest, Sealed } from '@onehall/kernel';
import { DatabaseError, type Pool } from 'pg';
import { blindWith, type Blind } from './blind.js';
import { KeyMissing, MayNotForget, OwnerForgotten } from './errors.js';
import type { KeyEncryption } from './key-encryption.js';
import { KeyRing } from './key-ring.js';
import { openWith, sealWith, type Plain } from './sealing.js';
import { forgotten, type Vault } from './vault.js';

/** What a vault is opened with. `pool`: this service's login at the vault's database; `forgetPool`: another login, where forgetting has one of its own. */
export interface VaultSettings {
  readonly pool: Pool;
  readonly keyEncryption: KeyEncryption;
  readonly forgetPool?: Pool;
}

/**
 * Opens the vault that `prepareVault` has made. Throws `WrongKey` when the key encryption key is not the one that locked it.
 * A key that another process destroyed may stay usable here for up to five minutes, unless `disuse` says so before. The vault takes the pools over: `close` ends them; whoever
 * made them listens to their errors.
 */
export async function openVault({ pool, keyEncryption, forgetPool = pool }: VaultSettings): Promise<Vault> {
  const ring = new KeyRing(pool, keyEncryption);
  await ring.check();
  return new PostgresVault(ring, blindWith(createSecretKey(await keyEncryption.derive('blind'))), { pool, forgetPool });
}

class PostgresVault implements Vault {
  readonly digest: Digest;

  constructor(
    private readonly ring: KeyRing,
    private readonly blind: Blind,
    private readonly pools: { readonly pool: Pool; readonly forgetPool: Pool },
  ) {
    this.digest = blind.digest;
  }

  async seal(values: readonly Plain[]): Promise<readonly Sealed[]> {
    const keys = await this.ring.keys(values.map(({ owner }) => owner), true);
    return values.map(value => {
      const key = keys.get(value.owner);
      if (key === undefined) throw new KeyMissing(value.owner);
      if (key === forgotten) throw new OwnerForgotten(value.owner);
      return sealWith(key, value);
    });
  }

  async open(values: readonly Sealed[]): Promise<readonly unknown[]> {
    const keys = await this.ring.keys(values.map(({ key }) => key), false);
    return values.map(value => {
      const key = keys.get(value.key);
      if (key === undefined) throw new KeyMissing(value.key);
      return key === forgotten ? forgotten : openWith(key, value);
    });
  }

  bigrams(kind: string, plain: string): readonly string[] {
    return this.blind.bigrams(kind, plain);
  }

  async forget(owner: string): Promise<void> {
    await this.pools.forgetPool.query('select vault.forget($1)', [owner]).catch((error: unknown) => {
      throw isDenied(error) ? new MayNotForget(owner) : error;
    });
    this.ring.forget(owner);
  }

  disuse(owner: string): void {
    this.ring.forget(owner);
  }

  async close(): Promise<void> {
    this.ring.clear();
    await Promise.all([...new Set(Object.values(this.pools))].filter(pool => !pool.ending).map(pool => pool.end()));
  }
}

/** 42501: insufficient_privilege. */
const isDenied = (error: unknown): boolean => error instanceof DatabaseError && error.code === '42501';
