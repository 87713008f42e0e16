// A confidential case as those see it who may know that it is there and not what it says.
import { isSealed } from '@onehall/vault';

/** A copy in which every sealed value is left out, at any depth; it is never opened. */
export function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(item => !isSealed(item)).map(withoutTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (isSealed(inner) ? [] : [[name, withoutTexts(inner)] as const])));
}
