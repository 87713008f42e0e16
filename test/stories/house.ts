// A whole house for a story: the services in one process on a database of its own, with a virtual clock, spoken to over HTTP only.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { services } from '@onehall/contracts';
import { HallClock, Quiet } from '@onehall/platform';
import { runAt, type FreshDatabase } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import { layGround, startOn, type Ground, type Manner } from './house-ground.js';

/** An answer of the house: its status and its body. */
export interface Heard<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Somebody of the house: `clerk`, `head@county-water`; `nobody` has not signed in. */
export type Who = string;

interface Running {
  readonly app: NestFastifyApplication;
  readonly clock: HallClock;
}

const readers = new Set(['GET', 'HEAD']);

export class StoryHouse {
  private readonly tokens = new Map<Who, string>();
  /** The token of the last fact; the next request waits until it is seen. */
  private after = '';
  private stopped: Promise<void> | undefined;

  private constructor(
    readonly ground: Ground,
    private readonly manner: Manner,
    private running: Running,
  ) {}

  static async open(start: string, manner: Manner): Promise<StoryHouse> {
    const ground = await layGround();
    const clock = HallClock.virtual(start);
    try {
      return new StoryHouse(ground, manner, { app: await startOn(ground, clock, manner), clock });
    } catch (error) {
      await ground.leave().catch(() => undefined);
      throw error;
    }
  }

  get app(): NestFastifyApplication {
    return this.running.app;
  }

  get clock(): HallClock {
    return this.running.clock;
  }

  get database(): FreshDatabase {
    return this.ground.database;
  }

  /** Says something as somebody; a command gets a fresh Idempotency-Key unless one is given. */
  async as<Body = Record<string, unknown>>(who: Who, request: string, body?: object, headers: Record<string, string> = {}): Promise<Heard<Body>> {
    const [method = 'GET', url = '/'] = request.split(' ');
    const said = readers.has(method) ? {} : { 'idempotency-key': randomUUID() };
    const authorization: Record<string, string> = who === 'nobody' ? {} : { authorization: `Bearer ${await this.token(who)}` };
    const response = await this.app.inject({ method: method as 'GET', url, headers: { ...said, ...authorization, ...(this.after && { 'x-hall-after': this.after }), ...headers }, ...(body && { payload: body }) });
    const heard = (/json/.test(String(response.headers['content-type'])) ? response.json() : {}) as Body & { token?: string };
    if (heard.token && /^[a-z]+:\d+:\d+$/.test(heard.token)) this.after = heard.token;
    return { status: response.statusCode, body: heard, headers: response.headers };
  }

  /** As `as`, and the answer must be a success. */
  async does<Body = Record<string, unknown>>(who: Who, request: string, body?: object): Promise<Body> {
    const heard = await this.as<Body>(who, request, body);
    if (heard.status >= 300) throw new Error(`${who} ${request}: ${heard.status} ${JSON.stringify(heard.body)}`);
    return heard.body;
  }

  /** Moves the clock and waits until everybody has followed. */
  async until(instant: string): Promise<void> {
    await this.quiet();
    this.clock.moveTo(instant);
    await this.quiet();
  }

  async quiet(): Promise<void> {
    if (!(await this.app.get(Quiet).whenQuiet(20_000))) throw new Error('The house does not come to rest.');
  }

  /** The administrator of the database asks, past all services. */
  asks<Row extends object>(sql: string): Promise<Row[]> {
    return runAt<Row>(this.database.adminUrl, sql);
  }

  /** How much stands in the logs: every event, answered command, claim and number of every service. A refusal changes none of them. */
  async written(): Promise<string> {
    await this.quiet();
    const tables = services.flatMap(service => ['event', 'command', 'claim', 'drawn'].map(table => `${service}.${table}`));
    const [row] = await this.asks<object>(`select ${tables.map(table => `(select count(*)::int from ${table}) as "${table}"`).join(', ')}`);
    return JSON.stringify(row);
  }

  /** Ends the process and starts another one on the same data; the clock shows the same hour. */
  async restart(): Promise<void> {
    const now = this.clock.now();
    await this.stop();
    const clock = HallClock.virtual(now);
    this.running = { app: await startOn(this.ground, clock, this.manner), clock };
    this.stopped = undefined;
  }

  /** Ends the process and leaves its data where it lies. */
  stop(): Promise<void> {
    this.stopped ??= this.app.close();
    return this.stopped;
  }

  async close(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await this.ground.leave();
    }
  }

  private async token(who: Who): Promise<string> {
    const known = this.tokens.get(who);
    if (known) return known;
    const { body } = await this.as<{ token: string }>('nobody', 'POST /identity/sign-in', { id: who.replace('@', '-') });
    this.tokens.set(who, body.token);
    return body.token;
  }
}

/** The house of a file's stories: opened before them, closed after them, also when it could not be opened. */
export function storyHouse(start: string, manner: Manner = {}): StoryHouse {
  const opened: { house?: StoryHouse } = {};
  beforeAll(async () => {
    opened.house = await openHouse(start, manner);
  }, 60_000);
  afterAll(() => opened.house?.close());
  return new Proxy({} as StoryHouse, { get: (_, name: keyof StoryHouse) => bound(opened.house, name) });
}

/** Opens a house whose clock stands at `start`. When it cannot be opened, nothing of it stays. */
export const openHouse = (start: string, manner: Manner = {}): Promise<StoryHouse> => StoryHouse.open(start, manner);
