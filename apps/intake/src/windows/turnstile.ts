// The turnstile before the public window: so many misses a minute from one address, so that nobody tries codes by the thousand.
import { Injectable } from '@nestjs/common';
import { Problem } from '@onehall/platform';

const minute = 60_000;
const missesAtMost = 60;
const addressesAtMost = 10_000;

interface Missing {
  readonly since: number;
  readonly times: number;
}

/** Counts in memory and on the real clock, also where the hall's clock is virtual. Who holds a slip is never counted. */
@Injectable()
export class Turnstile {
  private readonly missing = new Map<string, Missing>();

  /** Throws a 429 problem with `Retry-After` where an address has missed too often, whatever it holds now. `now` in milliseconds. */
  pass(address: string, now = Date.now()): void {
    const { since, times } = this.of(address, now);
    if (times < missesAtMost) return;
    const seconds = Math.ceil((since + minute - now) / 1_000);
    throw new Problem(429, 'TOO_MANY', {
      zh: `查询过于频繁，请 ${seconds} 秒后再试。`,
      en: `Too many questions: try again in ${seconds} seconds.`,
      headers: { 'Retry-After': String(seconds) },
    });
  }

  missed(address: string, now = Date.now()): void {
    const { since, times } = this.of(address, now);
    if (this.missing.size >= addressesAtMost) this.missing.clear();
    this.missing.set(address, { since, times: times + 1 });
  }

  private of(address: string, now: number): Missing {
    const known = this.missing.get(address);
    return known && now - known.since < minute ? known : { since: now, times: 0 };
  }
}
