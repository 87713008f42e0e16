// Nobody tries codes by the thousand, and nobody else waits for it.
import { Turnstile } from './turnstile.js';

const start = Date.parse('2026-03-02T01:00:00.000Z');
const afterMisses = async (times: number): Promise<Turnstile> => {
  const turnstile = new Turnstile();
  for (let time = 1; time <= times; time++) await turnstile.missed('10.0.0.1', { now: start, slow: 0 });
  return turnstile;
};
const missing = async (turnstile: Turnstile, now: number, address = '10.0.0.1'): Promise<unknown> => turnstile.missed(address, { now, slow: 0 }).catch((error: unknown) => error);

describe('The turnstile', () => {
  it('bears sixty misses a minute', async () => expect(await missing(await afterMisses(59), start)).toBeUndefined());
  it('and then says of every further one when to come again', async () => {
    const turnstile = await afterMisses(60);
    for (const at of [start + 44_000, start + 45_000]) expect(await missing(turnstile, at)).toMatchObject({ status: 429, reason: 'TOO_MANY', says: { headers: { 'Retry-After': String(60 - (at - start) / 1_000) } } });
  });
  it('and says it late', async () => {
    const [turnstile, began] = [await afterMisses(60), performance.now()];
    await turnstile.missed('10.0.0.1', { now: start, slow: 50 }).catch(() => undefined);
    expect(performance.now() - began).toBeGreaterThan(45);
  });
  it('counts every address by itself', async () => expect(await missing(await afterMisses(60), start, '10.0.0.2')).toBeUndefined());
  it('forgets after a minute', async () => expect(await missing(await afterMisses(60), start + 60_000)).toBeUndefined());
});
