// A query code can be read aloud, typed again, and guessed by nobody.
import fc from 'fast-check';
import { queryCode } from './query-code.js';

describe('A query code', () => {
  it('has ten characters that nobody confuses', () => fc.assert(fc.property(fc.string(), seed => expect(queryCode(seed)).toMatch(/^[2-9A-HJKMNP-Z]{10}$/))));
  it('is the same for the same request', () => expect(queryCode('seed')).toBe(queryCode('seed')));
  it('differs from request to request', () => expect(new Set(Array.from({ length: 5_000 }, (_, index) => queryCode(`seed ${index}`))).size).toBe(5_000));
  it('uses every letter about as often as any other', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 3_100; index++) for (const letter of queryCode(String(index))) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(31);
    expect(Math.min(...counts.values())).toBeGreaterThan(800);
    expect(Math.max(...counts.values())).toBeLessThan(1_200);
  });
});
