// A whole house for a story: the services in one process on a database of its own, with a virtual clock, spoken to over HTTP only.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { services } from '@onehall/contracts';
import { Quiet, type HallClock } from '@onehall/platform';
import { runAt, type FreshDatabase } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import { layGround, startOn, type Ground, type Manner, type Process } from './house-ground.js';
import { Promises, type Exchange } from './promised.js';

/** An answer of the house: its status and its body. */
export interface Heard<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Somebody of the house: `clerk`, `head@county-water`; `nobody` has not signed in. */
export type Who = string;

const readers = new Set(['GET', 'HEAD']);

export class StoryHouse {
  private readonly tokens = new Map<Who, string>();
  /** The token of the last fact; the next request waits until it is seen. */
  private after = '';
  private laid: Ground | undefined;
  private running: Process | undefined;
  private stopped: Promise<void> | undefined;
  private promises: Promise<Promises> | undefined;

  constructor(
    private readonly start: string,
    private readonly manner: Manner = {},
  ) {}

  /** Lays the ground and starts the services. */
  async open(): Promise<void> {
    this.laid = await layGround();
    await this.begin(this.start);
  }

  get ground(): Ground {
    return there(this.laid);
  }

  get app(): NestFastifyApplication {
    return there(this.running).app;
  }

  get clock(): HallClock {
    return there(this.running).clock;
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
    const heard = (response.body !== '' && /json/.test(String(response.headers['content-type'])) ? response.json() : {}) as Body & { token?: string };
    if (heard.token && /^[a-z]+:\d+:\d+$/.test(heard.token)) this.after = heard.token;
    if (response.statusCode < 300 && method !== 'HEAD') await this.keepsItsWord({ method, url, status: response.statusCode, body: heard });
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
    if (!(await this.app.get(Quiet).whenQuiet(90_000))) throw new Error('The house does not come to rest.');
  }

  /** The administrator of the database asks, past all services. */
  asks<Row extends object>(sql: string): Promise<Row[]> {
    return runAt<Row>(this.database.adminUrl, sql);
  }

  /** How much stands in the logs: every event, answered command, claim and number of every service. Meaningful while the house is quiet. */
  async written(): Promise<string> {
    const tables = services.flatMap(service => ['event', 'command', 'claim', 'drawn'].map(table => `${service}.${table}`));
    const [row] = await this.asks<object>(`select ${tables.map(table => `(select count(*)::int from ${table}) as "${table}"`).join(', ')}`);
    return JSON.stringify(row);
  }

  /** Ends the process and starts another one on the same data, at once or after an outage until `now`. */
  async restart(now = this.clock.now()): Promise<void> {
    await this.stop();
    await this.begin(now);
  }

  /** Ends the process and leaves its data where it lies. */
  stop(): Promise<void> {
    this.stopped ??= this.running?.stop() ?? Promise.resolve();
    return this.stopped;
  }

  /** Ends the process and puts everything away, also what a house that could not be opened has left. */
  async close(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await this.laid?.leave();
    }
  }

  private async begin(now: string): Promise<void> {
    this.running = await startOn(this.ground, now, this.manner);
    this.stopped = undefined;
  }

  private async keepsItsWord(exchange: Exchange): Promise<void> {
    this.promises ??= this.app.inject('/docs/openapi.json').then(({ body }) => new Promises(JSON.parse(body) as never));
    const broken = (await this.promises).broken(exchange);
    if (broken.length > 0) throw new Error(`${exchange.method} ${exchange.url} answers otherwise than the API document promises:\n${broken.join('\n')}\n${JSON.stringify(exchange.body)}`);
  }

  private async token(who: Who): Promise<string> {
    const known = this.tokens.get(who);
    if (known) return known;
    const { body } = await this.as<{ token: string }>('nobody', 'POST /identity/sign-in', { id: who.replace('@', '-') });
    this.tokens.set(who, body.token);
    return body.token;
  }
}

const there = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Error('The house is not open.');
  return thing;
};

/** The house of a file's stories: opened before them, closed after them. */
export function storyHouse(start: string, manner?: Manner): StoryHouse {
  const house = new StoryHouse(start, manner);
  beforeAll(() => house.open(), 600_000);
  afterAll(() => house.close(), 600_000);
  return house;
}

/** Opens a house whose clock stands at `start`. When it cannot be opened, nothing of it stays. */
export async function openHouse(start: string, manner?: Manner): Promise<StoryHouse> {
  const house = new StoryHouse(start, manner);
  try {
    await house.open();
    return house;
  } catch (error) {
    await house.close();
    throw error;
  }
}
