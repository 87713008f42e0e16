// The edge: the only place where a sealed value is opened, for a reader who is entitled to it.
import { openDeep, type Vault } from '@onehall/vault';

/** Opens sealed values for entitled readers, and digests what they search by. */
export class Edge {
  constructor(private readonly vault: Vault) {}

  /** A deep copy with every sealed value opened; where its owner was forgotten stands `{ forgotten: true }`. */
  open(value: unknown): Promise<unknown> {
    return openDeep(this.vault, value);
  }

  /** A keyed digest to look up what stands in a `find` column. */
  digest(kind: string, plain: string): string {
    return this.vault.digest(kind, plain);
  }

  /** Keyed bigrams to look up names and texts. */
  bigrams(kind: string, plain: string): readonly string[] {
    return this.vault.bigrams(kind, plain);
  }

  /** Destroys the key of an owner (`person/<id>`, `case/<id>`) for ever. */
  forget(owner: string): Promise<void> {
    return this.vault.forget(owner);
  }
}
