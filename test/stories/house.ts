// A whole house for a story: five services, in one process or in five, on ground of their own, with a virtual clock, spoken to over HTTP only.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { services } from '@onehall/contracts';
import { tokenKey, Tokens } from '@onehall/platform';
import { runAt, type FreshDatabase } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { layHall, startHall } from './hall-house.js';
import type { Asked, Ground, HallGround, HallProcess, Manner, Process, Told } from './house-ground.js';
import { Promises, type Exchange } from './promised.js';
import { layFive, startFive, type FiveGround, type FiveProcesses } from './services-house.js';

/** An answer of the house: its status and its body. */
export interface Heard<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Somebody of the house: `clerk`, `head@county-water`; `nobody` has not signed in. */
export type Who = string;

const readers = new Set(['GET', 'HEAD']);

/** Which of the two ways the stories are told in this run. */
export const inFive = process.env['HOUSE'] === 'services';

/** Which service's tables a statement of the administrator's is about. */
const about = (sql: string): string => /\b(intake|routing|conference|supervision|audit)(?:_views)?\./.exec(sql)?.[1] ?? 'intake';

/** Everybody may act who says the role, and of a department also its id: `clerk`, `head@county-water`. */
function personOf(who: string) {
  const [role = '', department] = who.split('@');
  return { id: who.replace('@', '-'), name: who, role, ...(department && { department }) };
}

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
    this.laid = await (inFive ? layFive() : layHall());
    await this.begin(this.start);
  }

  get ground(): Ground {
    return there(this.laid);
  }

  /** The hour of the hall. */
  get now(): string {
    return there(this.running).now();
  }

  /** The application itself, in stories of the hall process alone. */
  get app(): NestFastifyApplication {
    return (there(this.running) as HallProcess).app;
  }

  /** The one database, in stories of the hall process alone. */
  get database(): FreshDatabase {
    return (this.ground as HallGround).database;
  }

  /** The processes themselves, in stories of the five alone. */
  get five(): FiveProcesses {
    return there(this.running) as FiveProcesses;
  }

  /** Says something as somebody; a command gets a fresh Idempotency-Key unless one is given. */
  async as<Body = Record<string, unknown>>(who: Who, request: string, body?: object, headers: Record<string, string> = {}): Promise<Heard<Body>> {
    const [method = 'GET', url = '/'] = request.split(' ');
    const said = readers.has(method) ? {} : { 'idempotency-key': randomUUID() };
    const authorization: Record<string, string> = who === 'nobody' ? {} : { authorization: `Bearer ${await this.token(who)}` };
    const response = await this.seen({ method, url, headers: { ...said, ...authorization, ...(this.after && { 'x-hall-after': this.after }), ...headers }, body });
    const heard = (response.text !== '' && /json/.test(String(response.headers['content-type'])) ? JSON.parse(response.text) : {}) as Body & { token?: string };
    if (heard.token && /^[a-z]+:\d+:\d+$/.test(heard.token)) this.after = heard.token;
    if (response.status < 300 && method !== 'HEAD') await this.keepsItsWord({ method, url, status: response.status, body: heard });
    return { status: response.status, body: heard, headers: response.headers };
  }

  /** Asks as whoever writes the whole request himself, and hears the answer as it is. */
  told(asked: Asked): Promise<Told> {
    return there(this.running).ask(asked);
  }

  /** What a reader is told is stale, he asks for once more. */
  private async seen(asked: Asked): Promise<Told> {
    for (let times = 1; ; times++) {
      const told = await there(this.running).ask(asked);
      if (told.headers['x-hall-stale'] !== 'true' || asked.method !== 'GET' || times === 10) return told;
    }
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
    await there(this.running).turn(instant);
    await this.quiet();
  }

  async quiet(): Promise<void> {
    if (!(await there(this.running).isQuiet())) throw new Error('The house does not come to rest.');
  }

  /** The administrator of the database asks, past all services; a question is about one of them. */
  asks<Row extends object>(sql: string): Promise<Row[]> {
    return runAt<Row>(this.ground.adminOf(about(sql)), sql);
  }

  /** How much stands in the logs: every event, answered command, claim and number of every service. Meaningful while the house is quiet. */
  async written(): Promise<string> {
    const counted = services.map(async service => this.asks<object>(`select ${['event', 'command', 'claim', 'drawn'].map(table => `(select count(*)::int from ${service}.${table}) as "${service}.${table}"`).join(', ')}`));
    return JSON.stringify((await Promise.all(counted)).flat());
  }

  /** Ends the process and starts another one on the same data, at once or after an outage until `now`. */
  async restart(now = this.now): Promise<void> {
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
    this.running = await (inFive ? startFive(this.ground as FiveGround, now, this.manner) : startHall(this.ground as HallGround, now, this.manner));
    this.stopped = undefined;
  }

  private async keepsItsWord(exchange: Exchange): Promise<void> {
    this.promises ??= there(this.running).ask({ method: 'GET', url: '/docs/openapi.json', headers: {} }).then(({ text }) => new Promises(JSON.parse(text) as never));
    const broken = (await this.promises).broken(exchange);
    if (broken.length > 0) throw new Error(`${exchange.method} ${exchange.url} answers otherwise than the API document promises:\n${broken.join('\n')}\n${JSON.stringify(exchange.body)}`);
  }

  private async token(who: Who): Promise<string> {
    const known = this.tokens.get(who);
    if (known) return known;
    const { token } = await new Tokens(tokenKey(path.join(this.ground.folder, 'token-key')), 'hall', 12).sign(personOf(who));
    this.tokens.set(who, token);
    return token;
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
