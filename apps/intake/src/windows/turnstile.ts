// The turnstile before the public window: so many misses a minute from one address, so that nobody tries codes by the thousand.
import { Injectable } from '@nestjs/common';
import { Problem } from '@onehall/platform';
import { setTimeout as pause } from 'node:timers/promises';

const minute = 60_000;
const missesAtMost = 60;
const addressesAtMost = 10_000;

interface Missing {
  readonly since: number;
  readonly times: number;
}

/**
 * Counts misses in memory and on the real clock, also where the hall's clock is virtual. Who holds a slip is never counted nor kept waiting, whatever others at the same address try:
 * behind one address there may be a whole village (`TRUST_PROXY` says whose word about addresses counts). Codes are ten characters of thirty-one: what stops a guesser is their number, the turnstile only makes him slow.
 */
@Injectable()
export class Turnstile {
  private readonly missing = new Map<string, Missing>();

  /** One more miss from an address. Past its measure it is answered late and with a 429 problem that says when to come again (`Retry-After`). Milliseconds. */
  async missed(address: string, { now = Date.now(), slow = 1_000 }: { readonly now?: number; readonly slow?: number } = {}): Promise<void> {
    const { since, times } = this.of(address, now);
    if (this.missing.size >= addressesAtMost) this.missing.clear();
    this.missing.set(address, { since, times: times + 1 });
    if (times < missesAtMost) return;
    await pause(slow);
    const seconds = Math.ceil((since + minute - now) / 1_000);
    throw new Problem(429, 'TOO_MANY', {
      zh: `查询过于频繁，请 ${seconds} 秒后再试。`,
      en: `Too many questions: try again in ${seconds} seconds.`,
      headers: { 'Retry-After': String(seconds) },
    });
  }

  private of(address: string, now: number): Missing {
    const known = this.missing.get(address);
    return known && now - known.since < minute ? known : { since: now, times: 0 };
  }
}
