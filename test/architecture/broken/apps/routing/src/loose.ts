// Breaks a rule on purpose: a type that is no type, an import that should be one, a switch that forgets a word, and a word on the console.
import { Buffer } from 'node:buffer'; // @typescript-eslint/consistent-type-imports

export const size = (bytes: Buffer): number => bytes.length;
export const anything = (given: any): unknown => given; // @typescript-eslint/no-explicit-any
export function forgets(phase: 'open' | 'closed'): void {
  switch (phase) { // @typescript-eslint/switch-exhaustiveness-check
    case 'open':
      console.log(phase); // no-console
  }
}
