// What locks the owners' keys: a file today, a key management service one day.

/** Wraps the owners' keys. The key itself never leaves it, and never lies in a database. */
export interface KeyEncryption {
  /** Where the key lies, for a sentence to an operator. */
  readonly source: string;
  /** Wraps the 32 bytes of an owner's key so that it unwraps for this owner only. */
  wrap(owner: string, key: Buffer): Promise<Buffer>;
  /** Gives the owner's key back. Throws `Tampered` for another owner's, a changed one, or one wrapped with another key. */
  unwrap(owner: string, wrapped: Buffer): Promise<Buffer>;
  /** 32 bytes for one purpose: always the same for the same purpose, and no help towards another. */
  derive(purpose: string): Promise<Buffer>;
}
