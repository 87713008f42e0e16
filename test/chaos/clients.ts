// The people of a hall that is killed again and again: each says the same thing under the same key until the hall has answered, and remembers what it has answered.
import type { Dice } from '@onehall/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { hangUp, overHttp } from '../../apps/hall/src/live/over-http.js';

/** Something that somebody says. `key`: said again under the same key it is meant once. `after`: what the service must have seen. */
export interface Saying {
  readonly who: string;
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly after?: string | undefined;
}

/** What the hall has answered for good. */
export interface Acknowledged extends Saying {
  readonly status: number;
  readonly answer: Readonly<Record<string, unknown>>;
}

interface Heard {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly later: boolean;
}

export const departments = ['county-water', 'county-land', 'county-roads'] as const;
/** How long one person says one thing: fifty kills on a slow machine may hit the same one again and again. */
const patience = 300_000;
const whileAway = 150;
/** A fact of another service is still on its way, or its reader is behind: said again, it will be heard. */
const onItsWay = new Set([404, 409]);

export class Crowd {
  readonly acknowledged: Acknowledged[] = [];
  /** What the hall said of itself that it must never say. */
  readonly broken: string[] = [];
  tries = 0;
  private over = false;
  private home = false;
  private readonly tokens = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** Everybody finishes the sentence that he has begun. */
  stop(): void {
    this.over = true;
  }

  /** Everybody goes home in the middle of his sentence: nobody waits for the end of a test that has failed. */
  goHome(): void {
    this.over = true;
    this.home = true;
    hangUp();
  }

  get isHome(): boolean {
    return this.home;
  }

  /** Opens the departments of the register. */
  async open(): Promise<void> {
    for (const department of departments) await this.says({ who: 'u-administrator', path: '/routing/departments', body: { department, name: `县${department}`, aliases: [], remits: [] }, key: `open-${department}` });
  }

  /** One client: case after case, each as far as the dice say. */
  async live(nth: number, dice: Dice): Promise<void> {
    for (let n = 0; !this.over; n++) await this.oneCase(`${nth}-${n}`, dice);
  }

  /** The clock goes on by a day now and then. */
  async letTimePass(between: number): Promise<void> {
    while (!this.over) {
      await pause(between);
      const { body } = await this.ask({ method: 'GET', path: '/clock' });
      const now = typeof body['now'] === 'string' ? new Date(Date.parse(body['now']) + 86_400_000).toISOString() : undefined;
      if (now) await this.ask({ method: 'PUT', path: '/clock?settle=false', who: 'u-administrator', body: { now } });
    }
  }

  /** Says something until the hall has answered; throws when it refuses for five minutes. */
  async says(saying: Saying): Promise<Acknowledged> {
    for (const end = Date.now() + patience; ; ) {
      const { status, body, later } = await this.ask({ method: 'POST', ...saying });
      if (status >= 200 && status < 300) {
        const acknowledged = { ...saying, status, answer: body };
        this.acknowledged.push(acknowledged);
        return acknowledged;
      }
      if (this.home) throw new Error(`${saying.who} went home before ${saying.path} was answered.`);
      const again = status === 0 || status >= 500 || status === 401 || status === 429 || later || onItsWay.has(status);
      if (!again || Date.now() > end) throw new Error(`${saying.who} POST ${saying.path}: ${status} ${JSON.stringify(body)}`);
      await pause(status === 0 ? whileAway : 40);
    }
  }

  /** One attempt. Status 0: there was no answer. */
  async ask({ method, path, who, body, key, after }: { readonly method: string; readonly path: string; readonly who?: string; readonly body?: object; readonly key?: string; readonly after?: string | undefined }): Promise<Heard> {
    this.tries += 1;
    try {
      const headers = {
        ...(body && { 'content-type': 'application/json' }),
        ...(who !== undefined && { authorization: `Bearer ${await this.token(who)}` }),
        ...(key !== undefined && { 'idempotency-key': `chaos-${key}` }),
        ...(after && { 'x-hall-after': after }),
      };
      const { status, text, headers: told } = await overHttp({ method, url: new URL(this.url + path), headers, body: body && JSON.stringify(body) });
      if (status === 401 && who !== undefined) this.tokens.delete(who);
      if (status === 500) this.broken.push(`${method} ${path}: ${text}`);
      return { status, body: JSON.parse(text) as Heard['body'], later: told['retry-after'] !== undefined };
    } catch {
      return { status: 0, body: {}, later: true };
    }
  }

  private async token(who: string): Promise<string> {
    const known = this.tokens.get(who);
    if (known) return known;
    const { text } = await overHttp({ method: 'POST', url: new URL(`${this.url}/identity/sign-in`), headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: who }) });
    const { token } = JSON.parse(text) as { readonly token?: string };
    if (token === undefined) throw new Error(`${who} could not sign in.`);
    this.tokens.set(who, token);
    return token;
  }

  /** A visit; most are sent out, many signed for, some accepted: the clocks of the others run out. */
  private async oneCase(name: string, dice: Dice): Promise<void> {
    const visit = { channel: 'visit', purpose: 'request', personCount: 1, title: `水渠漏水 ${name}`, text: `家门口的水渠漏水，第 ${name} 次来。`, persons: [{ name: `赵小满${name}` }] };
    const registered = await this.says({ who: 'u-clerk', path: '/intake/submissions', body: visit, key: `${name}-register` });
    const caseId = String(registered.answer['caseId']);
    if (dice.below(10) < 2) return;
    const [lead = '', assist = ''] = dice.shuffled(departments);
    const parts = [{ department: lead, part: 'lead' }, { department: assist, part: 'assist' }];
    const told = (of: Acknowledged): string | undefined => (typeof of.answer['token'] === 'string' ? of.answer['token'] : undefined);
    const disposed = await this.says({ who: 'u-router', path: `/intake/cases/${caseId}/disposal`, body: { way: 'transfer', departments: parts }, key: `${name}-dispose`, after: told(registered) });
    for (const department of [lead, assist]) {
      if (this.over || dice.below(10) < 3) return;
      const signed = await this.says({ who: `u-${department}`, path: `/routing/cases/${caseId}/signing-for`, body: {}, key: `${name}-sign-${department}`, after: told(disposed) });
      if (dice.below(10) < 5) await this.says({ who: `u-${department}`, path: `/routing/cases/${caseId}/acceptance`, body: { route: 'route-6' }, key: `${name}-accept-${department}`, after: told(signed) });
    }
  }
}
