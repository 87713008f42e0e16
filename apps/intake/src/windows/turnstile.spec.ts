// Nobody tries codes by the thousand, and nobody else waits for it.
import { Problem } from '@onehall/platform';
import { Turnstile } from './turnstile.js';

const start = Date.parse('2026-03-02T01:00:00.000Z');
const afterMisses = (times: number): Turnstile => {
  const turnstile = new Turnstile();
  for (let time = 1; time <= times; time++) turnstile.missed('10.0.0.1', start);
  return turnstile;
};
const refusal = (turnstile: Turnstile, at: number, address = '10.0.0.1'): unknown => {
  try {
    turnstile.pass(address, at);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('The turnstile', () => {
  it('lets those pass who never miss, however often they ask', () => {
    const turnstile = new Turnstile();
    for (let time = 1; time <= 1_000; time++) expect(refusal(turnstile, start)).toBeUndefined();
  });
  it('bears sixty misses a minute', () => {
    expect(refusal(afterMisses(59), start)).toBeUndefined();
    expect(refusal(afterMisses(60), start)).toBeInstanceOf(Problem);
  });
  it('and then says when to come again', () => expect(refusal(afterMisses(60), start + 45_000)).toMatchObject({ status: 429, reason: 'TOO_MANY', says: { headers: { 'Retry-After': '15' } } }));
  it('counts every address by itself', () => expect(refusal(afterMisses(60), start, '10.0.0.2')).toBeUndefined());
  it('forgets after a minute', () => expect(refusal(afterMisses(60), start + 60_000)).toBeUndefined());
});
