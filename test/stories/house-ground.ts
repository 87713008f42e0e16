// What a story's house stands on and what outlives its process: the database, the vault's database, the folder with the keys, and the hour that the clock shows.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { services } from '@onehall/contracts';
import { prepareService } from '@onehall/event-store';
import { createApp, HallClock, InHallFoundation, openDiary, platformConfig, type People } from '@onehall/platform';
import { freshDatabase, runAt, type FreshDatabase } from '@onehall/testing';
import { openKeyFile, prepareVault } from '@onehall/vault';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { HallModule } from '../../apps/hall/src/hall.module.js';

const password = 'test';

/** How a house may differ from the usual one. */
export interface Manner {
  /** What the process writes to `<folder>/hall.log`; by default nothing. */
  readonly logLevel?: string;
}

/** What lies there when no process runs. */
export interface Ground {
  readonly database: FreshDatabase;
  /** The administrator's address of the vault's database. */
  readonly vaultUrl: string;
  readonly vaults: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Drops the databases and removes the folder. */
  leave(): Promise<void>;
}

/** A stack of what must be undone, the last one first; one step that fails keeps no other from being taken. */
export class Undoing {
  private readonly steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  async all(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.steps.splice(0).reverse()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'The house could not be put away.');
  }
}

async function prepared(database: FreshDatabase): Promise<Readonly<Record<string, string>>> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  try {
    for (const service of services) await prepareService(admin, { service, appPassword: password, ownerPassword: password });
  } finally {
    await admin.end();
  }
  const { urls } = await prepareVault(database.adminUrl, { services: Object.fromEntries(services.map(service => [service, password])), mayForget: ['intake'], database: `${database.name}_vault` });
  return urls;
}

/** Lays new ground; when that fails, nothing of it stays. */
export async function layGround(): Promise<Ground> {
  const undoing = new Undoing();
  try {
    const database = await freshDatabase();
    undoing.add(() => database.drop());
    const at = (name: string) => Object.assign(new URL(database.adminUrl), { pathname: `/${name}` }).href;
    const vault = `${database.name}_vault`;
    undoing.add(() => runAt(at('postgres'), `drop database if exists ${vault} with (force)`).then(() => runAt(at('postgres'), `drop role if exists ${vault}_owner`)));
    const vaults = await prepared(database);
    const folder = await mkdtemp(path.join(tmpdir(), 'onehall-story-'));
    undoing.add(() => rm(folder, { recursive: true, force: true }));
    return { database, vaultUrl: at(vault), vaults, folder, leave: () => undoing.all() };
  } catch (error) {
    await undoing.all().catch(() => undefined);
    throw error;
  }
}

/** Everybody may sign in by saying the role, and of a department also its id: `clerk`, `head-county-water`. */
const people: People = {
  list: () => [],
  find: (id: string) => {
    const [, role = '', department] = /^([a-z]+)(?:-(.+))?$/.exec(id) ?? [];
    return { id, name: id, role, ...(department && { department }) };
  },
};

/** A process of the house. `stop` lets everybody leave. */
export interface Process {
  readonly app: NestFastifyApplication;
  readonly clock: HallClock;
  stop(): Promise<void>;
}

/** Starts the five services on the ground, ready to be asked. When that fails, what was opened is closed. */
export async function startOn({ database, vaults, folder }: Ground, now: string, { logLevel = 'silent' }: Manner): Promise<Process> {
  const config = platformConfig(['--port', '0', '--data-dir', folder, '--log-level', logLevel], { NODE_ENV: 'test', HALL_CLOCK: 'virtual' });
  const keyEncryption = await openKeyFile(path.join(folder, 'hall.key'), { make: true });
  const foundation = new InHallFoundation({ address: role => database.url(role), vaults, keyEncryption });
  const clock = HallClock.virtual(now);
  const undoing = new Undoing();
  undoing.add(() => foundation.abandon());
  try {
    const app = await createApp(HallModule.of({ config, log: openDiary(folder, logLevel), clock, people, foundation }), config);
    undoing.add(() => app.close());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return { app, clock, stop: () => undoing.all() };
  } catch (error) {
    await undoing.all().catch(() => undefined);
    throw error;
  }
}
