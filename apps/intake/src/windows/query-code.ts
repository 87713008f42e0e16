// How a query code (查询码) is made: ten characters that nobody confuses, drawn from a keyed digest so that the same request gives the same code.
import { createHash } from 'node:crypto';

/** Without I, L, O, 0 and 1. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 10;

/** `seed` must be a keyed digest: who knows it knows the code. Whatever its spelling, all its bits count. */
export function queryCode(seed: string): string {
  const base = BigInt(alphabet.length);
  let rest = BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`);
  return Array.from({ length }, () => {
    const letter = alphabet.charAt(Number(rest % base));
    rest /= base;
    return letter;
  }).join('');
}
