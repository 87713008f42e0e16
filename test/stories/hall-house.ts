// A story's house in one process: the hall as `npm start` runs it, on one database, asked without a network.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { services } from '@onehall/contracts';
import { prepareService } from '@onehall/event-store';
import { createApp, HallClock, HallPeople, InHallFoundation, openDiary, platformConfig, Quiet } from '@onehall/platform';
import { freshDatabase, runAt, type FreshDatabase } from '@onehall/testing';
import { openKeyFile, prepareVault } from '@onehall/vault';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { HallModule } from '../../apps/hall/src/hall.module.js';
import { peopleOf } from '../../apps/hall/src/people.js';
import { Undoing, type Asked, type HallGround, type HallProcess, type Manner } from './house-ground.js';

const password = 'test';

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
export async function layHall(): Promise<HallGround> {
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
    return { database, adminOf: () => database.adminUrl, vaultUrl: at(vault), vaults, folder, leave: () => undoing.all() };
  } catch (error) {
    await undoing.all().catch(() => undefined);
    throw error;
  }
}

const asked = (app: NestFastifyApplication) => async ({ method, url, headers, body }: Asked) => {
  const { statusCode, headers: told, body: text } = await app.inject({ method: method as 'GET', url, headers, ...(body !== undefined && { payload: body }) });
  return { status: statusCode, headers: told, text };
};

/** Starts the five services on the ground, ready to be asked. When that fails, what was opened is closed. */
export async function startHall({ database, vaults, folder }: HallGround, now: string, { logLevel = 'silent' }: Manner): Promise<HallProcess> {
  const config = platformConfig(['--port', '0', '--data-dir', folder, '--log-level', logLevel], { NODE_ENV: 'test', HALL_CLOCK: 'virtual' });
  const keyEncryption = await openKeyFile(path.join(folder, 'hall.key'), { make: true });
  const foundation = new InHallFoundation({ address: role => database.url(role), vaults, keyEncryption });
  const people = new HallPeople({ hallId: config.hallId, holds: (service, stream) => foundation.holds(service, stream) }, peopleOf([]));
  const clock = HallClock.virtual(now);
  const undoing = new Undoing();
  undoing.add(() => foundation.abandon());
  try {
    const app = await createApp(HallModule.of({ config, log: openDiary(folder, logLevel), clock, people, foundation }), config);
    undoing.add(() => app.close());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return { app, ask: asked(app), now: () => clock.now(), turn: instant => Promise.resolve(clock.moveTo(instant)), isQuiet: () => app.get(Quiet).whenQuiet(90_000), stop: () => undoing.all() };
  } catch (error) {
    await undoing.all().catch(() => undefined);
    throw error;
  }
}
