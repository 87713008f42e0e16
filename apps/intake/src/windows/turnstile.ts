// The turnstile before the public window: so many askings a minute from one address, so that nobody tries codes by the thousand.
import { Injectable } from '@nestjs/common';
import { Problem } from '@onehall/platform';

const minute = 60_000;
const atMost = 120;
const addressesAtMost = 10_000;

/** Counts in memory and on the real clock, also where the hall's clock is virtual. */
@Injectable()
export class Turnstile {
  private readonly asked = new Map<string, { readonly since: number; times: number }>();

  /** Throws a 429 problem with `Retry-After`. `now` in milliseconds. */
  pass(address: string, now = Date.now()): void {
    const window = this.asked.get(address);
    if (!window || now - window.since >= minute) {
      if (this.asked.size >= addressesAtMost) this.asked.clear();
      this.asked.set(address, { since: now, times: 1 });
      return;
    }
    window.times += 1;
    if (window.times <= atMost) return;
    const seconds = Math.ceil((window.since + minute - now) / 1_000);
    throw new Problem(429, 'TOO_MANY', { zh: `查询过于频繁，请 ${seconds} 秒后再试。`, en: `Too many questions: try again in ${seconds} seconds.`, headers: { 'Retry-After': String(seconds) } });
  }
}
