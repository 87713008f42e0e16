// What the vault promises: it seals a value with its owner's key, opens it at the edge, finds it blind, and forgets.
import type { Digest, Sealed } from '@onehall/kernel';

/** What one can see of a value whose owner was forgotten. */
export const forgotten = Symbol('forgotten');
export type Forgotten = typeof forgotten;

/** Owners are `person/<uuid>` or `case/<uuid>`; places are `<event id>#<path.to.field>`. */
export interface Vault {
  /** Seals many values at once; keys that do not exist yet are made. Throws `OwnerForgotten` for an owner whose key was destroyed. */
  seal(values: readonly { readonly owner: string; readonly at: string; readonly plain: unknown }[]): Promise<readonly Sealed[]>;
  /** Opens many values at once, in order. Throws on a value that was tampered with or moved to another place. */
  open(values: readonly Sealed[]): Promise<readonly unknown[]>;
  /**
   * A keyed digest for claims and views; kinds do not collide. Never put it into an event. `phone`, `id-number`, `query-code`, `name` and `text`
   * are brought to one form first (width, spaces, case, +86), in bigrams too; any other kind is taken exactly as it is written.
   */
  readonly digest: Digest;
  /** Keyed bigrams of a text, so that names and texts can be found without standing in clear. */
  bigrams(kind: string, plain: string): readonly string[];
  /** Destroys the key of an owner for ever. Harmless when said twice. */
  forget(owner: string): Promise<void>;
  /**
   * Treats an owner as forgotten from now on, as somebody else has decided: what this process remembers of the key is used no more, nor is it fetched again in the minutes in
   * which its destruction may still be under way. Destroys nothing.
   */
  disuse(owner: string): void;
  /** Forgets the keys in memory and ends what the vault was opened with. Harmless when said twice. */
  close(): Promise<void>;
}
