// A whole house for a story: the services in one process on a database of its own, with a virtual clock, spoken to over HTTP only.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { services } from '@onehall/contracts';
import { prepareService } from '@onehall/event-store';
import { Config, createApp, HallClock, InHallFoundation, openDiary, platformConfig, Quiet } from '@onehall/platform';
import { freshDatabase, type FreshDatabase } from '@onehall/testing';
import { openKeyFile, prepareVault } from '@onehall/vault';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { HallModule } from '../../apps/hall/src/hall.module.js';

const password = 'test';

/** An answer of the house: its status and its body. */
export interface Heard<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Somebody of the house: `clerk`, `head@county-water`. */
export type Who = string;

export class StoryHouse {
  private tokens = new Map<Who, string>();
  /** The token of the last fact; the next request waits until it is seen. */
  private after = '';
  private stopped: Promise<void> | undefined;

  constructor(
    readonly app: NestFastifyApplication,
    readonly clock: HallClock,
    readonly database: FreshDatabase,
    private readonly leave: () => Promise<void>,
  ) {}

  /** Says something as somebody; a command gets a fresh Idempotency-Key unless one is given. */
  async as<Body = Record<string, unknown>>(who: Who, request: string, body?: object, headers: Record<string, string> = {}): Promise<Heard<Body>> {
    const [method = 'GET', url = '/'] = request.split(' ');
    const said = method === 'GET' ? {} : { 'idempotency-key': randomUUID() };
    const authorization: Record<string, string> = who === 'nobody' ? {} : { authorization: `Bearer ${await this.token(who)}` };
    const response = await this.app.inject({ method: method as 'GET', url, headers: { ...said, ...authorization, ...(this.after && { 'x-hall-after': this.after }), ...headers }, ...(body && { payload: body }) });
    const heard = (response.body === '' ? {} : response.json()) as Body & { token?: string };
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

  /** Ends the process and leaves its data where it lies. */
  stop(): Promise<void> {
    this.stopped ??= this.app.close();
    return this.stopped;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.leave();
  }

  private async token(who: Who): Promise<string> {
    const known = this.tokens.get(who);
    if (known) return known;
    const { body } = await this.as<{ token: string }>('nobody', 'POST /identity/sign-in', { id: who });
    this.tokens.set(who, body.token);
    return body.token;
  }
}

const people = {
  list: () => [],
  find: (id: string) => {
    const [role = '', department] = id.split('@');
    return { id, name: id, role, ...(department && { department }) };
  },
};

async function prepared(database: FreshDatabase): Promise<{ readonly vaults: Readonly<Record<string, string>> }> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  for (const service of services) await prepareService(admin, { service, appPassword: password, ownerPassword: password });
  await admin.end();
  const { urls } = await prepareVault(database.adminUrl, { services: Object.fromEntries(services.map(service => [service, password])), mayForget: ['intake'], database: `${database.name}_vault` });
  return { vaults: urls };
}

/** Opens a house whose clock stands at `start`. */
export async function openHouse(start: string): Promise<StoryHouse> {
  const database = await freshDatabase();
  const { vaults } = await prepared(database);
  const folder = await mkdtemp(path.join(tmpdir(), 'onehall-story-'));
  const config: Config = platformConfig(['--port', '0', '--data-dir', folder, '--log-level', 'silent'], { NODE_ENV: 'test', HALL_CLOCK: 'virtual' });
  const keyEncryption = await openKeyFile(path.join(folder, 'hall.key'), { make: true });
  const clock = HallClock.virtual(start);
  const foundation = new InHallFoundation({ address: role => database.url(role), vaults, keyEncryption });
  const module = HallModule.of({ config, log: openDiary(folder, 'silent'), clock, people, foundation });
  const app = await createApp(module, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const drop = async (name: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: new URL('/postgres', database.adminUrl).href });
    await admin.connect();
    await admin.query(`drop database if exists ${name} with (force)`).finally(() => admin.end());
  };
  return new StoryHouse(app, clock, database, async () => {
    await drop(`${database.name}_vault`);
    await database.drop();
    await rm(folder, { recursive: true });
  });
}
