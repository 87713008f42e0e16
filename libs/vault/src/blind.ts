// How something is found without standing in clear: keyed digests of whole values, keyed bigrams of names and texts.
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Digest } from '@onehall/kernel';
import { normalise } from './normalise.js';

const BIGRAM_BYTES = 8;

/** Looks values up blind: the same kind and value always give the same words, and nobody without the key can compute them. */
export interface Blind {
  readonly digest: Digest;
  readonly bigrams: (kind: string, plain: string) => readonly string[];
}

/**
 * Every kind has a subkey of its own, so a phone number and a query code of the same digits have nothing in common. `root` is 32 bytes
 * derived from the key encryption key: with another key encryption key, claims and views must be digested anew.
 */
export function blindWith(root: KeyObject): Blind {
  const subkeys = new Map<string, KeyObject>();
  const subkey = (purpose: string): KeyObject => {
    const known = subkeys.get(purpose) ?? createSecretKey(Buffer.from(hkdfSync('sha256', root, '', `onehall/blind/1/${purpose}`, 32)));
    subkeys.set(purpose, known);
    return known;
  };
  return {
    digest: (kind, plain) => mac(subkey(`digest/${kind}`), normalise(kind, plain)).toString('base64url'),
    bigrams(kind, plain) {
      const key = subkey(`bigrams/${kind}`);
      const found = [...bigramsOf(normalise(kind, plain))].map(bigram => mac(key, bigram).subarray(0, BIGRAM_BYTES).toString('base64url'));
      // Sorted: in the order of the text they would be a jigsaw of it.
      return [...new Set(found)].sort();
    },
  };
}

const mac = (key: KeyObject, plain: string): Buffer => createHmac('sha256', key).update(plain).digest();

/** Pairs of neighbouring characters within each run of letters and digits; of a run of one character, that character. */
function bigramsOf(plain: string): Set<string> {
  const runs = plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return new Set(
    runs.flatMap(run => {
      const characters = [...run];
      return characters.length === 1 ? characters : characters.slice(1).map((next, index) => `${characters[index]}${next}`);
    }),
  );
}
