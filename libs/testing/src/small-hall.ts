// A small hall for followers: the logs of a few services in one database, and one of them as the service that follows them all.
import { namesOf } from '@onehall/event-store';
import type { Recorded } from '@onehall/kernel';
import { inHallSource } from '@onehall/messaging';
import { migrate, openViews, Parking, projectionMigrations, Watermarks, type Follower, type Logger, type Source, type ViewDatabase } from '@onehall/projections';
import { openKeyFile, openVault, prepareVault, type Vault } from '@onehall/vault';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freshDatabase, freshLog, type FreshDatabase, type FreshLog } from './database.js';

/** What a follower said to the operator. */
export interface Remark {
  readonly level: 'info' | 'warn' | 'error';
  readonly about: Readonly<Record<string, unknown>>;
  readonly sentence: string;
}

/** One event that is to be said. */
export interface Spoken {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The case, or anything else that has a stream of its own. */
  readonly stream?: string;
  readonly hall?: string;
  readonly id?: string;
}

/** What a hall is made of, and has to be put away. */
interface Furniture {
  readonly database: FreshDatabase;
  readonly logs: readonly FreshLog[];
  readonly logIds: ReadonlyMap<string, string>;
  readonly views: ViewDatabase;
  readonly vault: Vault;
  readonly vaultName: string;
  readonly vaultUrl: string;
  readonly folder: string;
}

const patience = 60_000;
const password = 'test';

/** Waits until a condition holds; throws after twenty seconds. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patience; !(await condition()); await new Promise(resolve => setTimeout(resolve, 5))) {
    if (Date.now() > end) throw new Error('It did not come about within twenty seconds.');
  }
}

/** Everything that a follower of `services[0]` needs, on real PostgreSQL. */
export class SmallHall {
  readonly remarks: Remark[] = [];
  readonly logger: Logger;
  readonly sources: ReadonlyMap<string, Source>;
  readonly parking: Parking;
  /** Of its logs, by service, as they were made. */
  readonly logIds: ReadonlyMap<string, string>;
  private readonly clocks: Watermarks[] = [];

  readonly database: FreshDatabase;
  readonly views: ViewDatabase;
  readonly vault: Vault;

  constructor(private readonly kept: Furniture) {
    this.database = kept.database;
    this.views = kept.views;
    this.logIds = kept.logIds;
    this.vault = kept.vault;
    const note = (level: Remark['level']) => (about: object, sentence: string): void => void this.remarks.push({ level, about: { ...about }, sentence });
    this.logger = { info: note('info'), warn: note('warn'), error: note('error') };
    this.sources = new Map(kept.logs.map(({ service, log }) => [service, inHallSource({ log })]));
    this.parking = new Parking(kept.views);
  }

  /** What another process of this service needs to open its vault. */
  get keys(): { readonly url: string; readonly keyFile: string } {
    return { url: this.kept.vaultUrl, keyFile: join(this.kept.folder, 'hall.key') };
  }

  get service(): string {
    return this.kept.logs[0]?.service ?? '';
  }

  /** The log of a service, and the login that writes it. */
  ground(service: string): FreshLog {
    const found = this.kept.logs.find(log => log.service === service);
    if (!found) throw new Error(`This hall has no ${service}.`);
    return found;
  }

  /** Leases as a process that has just started would keep them. */
  watermarks(leaseSeconds = 10): Watermarks {
    const watermarks = new Watermarks({ service: this.service, dataSource: this.views, logger: this.logger, leaseSeconds });
    this.clocks.push(watermarks);
    return watermarks;
  }

  /** Says events in order, each for its own stream; by default the stream of its case. Answers their ids. */
  async say(service: string, ...events: readonly Spoken[]): Promise<readonly string[]> {
    const { log } = this.ground(service);
    const ids: string[] = [];
    for (const { type, data, hall = 'hall', stream = `${hall}/case/${String(data['caseId'])}`, id = randomUUID() } of events) {
      const meta: Recorded['meta'] = { hall, at: '2026-03-02T02:00:00.000Z', actor: { id: 'u-clerk', role: 'clerk' }, commandId: id, correlationId: id, rulebook: 'r', calendar: 'c' };
      const event = { id, type, schemaVersion: 1, data: JSON.stringify(data), meta: JSON.stringify(meta) };
      const { status } = await log.append({ commandId: id, request: createHash('sha256').update(id).digest(), stream, kind: 'case', expected: 'any', events: [event], claims: [] });
      if (status !== 'ok') throw new Error(`The log answered ${status}.`);
      ids.push(id);
    }
    return ids;
  }

  /** Waits until everything is sealed and everybody has followed. */
  quiet(...followers: readonly Follower[]): Promise<void> {
    return eventually(async () => {
      for (const { log } of this.kept.logs) if (!(await log.head()).settled) return false;
      for (const follower of followers) if (!(await follower.settled())) return false;
      return true;
    });
  }

  /** Waits until all that was said is sealed. */
  sealed(): Promise<void> {
    return this.quiet();
  }

  /** Asks as the administrator, who may do anything. */
  async asAdmin<Row extends object>(sql: string, values: unknown[] = []): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: this.database.adminUrl });
    await client.connect();
    return client.query<Row>(sql, values).then(({ rows }) => rows).finally(() => client.end());
  }

  async close(): Promise<void> {
    for (const clock of this.clocks) await clock.close();
    await this.vault.close();
    await this.views.destroy();
    for (const log of this.kept.logs) await log.close();
    await this.database.drop();
    const admin = new pg.Client({ connectionString: new URL('/postgres', this.database.adminUrl).href });
    await admin.connect();
    await admin.query(`drop database if exists ${this.kept.vaultName} with (force)`);
    await admin.query(`drop role if exists ${this.kept.vaultName}_owner`).finally(() => admin.end());
    await rm(this.kept.folder, { recursive: true });
  }

}

/** Opens a hall with these services; the first of them is the one that follows. `tables`: its views' tables. */
export async function smallHall(services: readonly [string, ...string[]], tables: readonly string[] = []): Promise<SmallHall> {
  const database = await freshDatabase();
  const logs = await Promise.all(services.map(service => freshLog(service, { database })));
  const logIds = new Map(await Promise.all(logs.map(async ({ service, log }) => [service, (await log.identity()).logId] as const)));
  const app = database.url(namesOf(services[0]).app);
  await migrate(app, services[0], projectionMigrations);
  const views = await openViews(app, services[0]);
  for (const table of tables) await views.query(table);
  const vaultName = `${database.name}_vault`;
  const { urls } = await prepareVault(database.adminUrl, { services: { [services[0]]: password }, mayForget: [services[0]], database: vaultName });
  const folder = await mkdtemp(join(tmpdir(), 'onehall-hall-'));
  const vaultUrl = String(urls[services[0]]);
  const vaultPool = new pg.Pool({ connectionString: vaultUrl, max: 4 });
  vaultPool.on('error', () => undefined);
  const vault = await openVault({ pool: vaultPool, keyEncryption: await openKeyFile(join(folder, 'hall.key'), { make: true }) });
  return new SmallHall({ database, logs, logIds, views, vault, vaultName, vaultUrl, folder });
}
