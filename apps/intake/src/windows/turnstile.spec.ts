// Nobody tries codes by the thousand, and nobody else waits for it.
import { Problem } from '@onehall/platform';
import { Turnstile } from './turnstile.js';

const start = Date.parse('2026-03-02T01:00:00.000Z');
const ask = (turnstile: Turnstile, times: number, { address = '10.0.0.1', at = start } = {}) => {
  for (let time = 1; time <= times; time++) turnstile.pass(address, at);
};

describe('The turnstile', () => {
  it('lets an address ask a hundred and twenty times a minute', () => expect(() => ask(new Turnstile(), 120)).not.toThrow());
  it('and then says when to come again', () => {
    const turnstile = new Turnstile();
    ask(turnstile, 120);
    const refused = (): unknown => {
      try {
        turnstile.pass('10.0.0.1', start + 45_000);
      } catch (error) {
        return error;
      }
    };
    expect(refused()).toBeInstanceOf(Problem);
    expect(refused()).toMatchObject({ status: 429, reason: 'TOO_MANY', says: { headers: { 'Retry-After': '15' } } });
  });
  it('counts every address by itself', () => {
    const turnstile = new Turnstile();
    ask(turnstile, 120);
    expect(() => turnstile.pass('10.0.0.2', start)).not.toThrow();
  });
  it('forgets after a minute', () => {
    const turnstile = new Turnstile();
    ask(turnstile, 120);
    expect(() => ask(turnstile, 120, { at: start + 60_000 })).not.toThrow();
  });
});
