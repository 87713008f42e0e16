// What the services find when they start: one database for all five or one for each, their roles and schemas, and the vault with its key.
import { services, type Service } from '@onehall/contracts';
import { namesOf, prepareService, reaching } from '@onehall/event-store';
import { CannotStart, codeOf, openKey, type HallData } from '@onehall/platform';
import { backUp, prepareVault, vaultHoldsKeys, type KeyFile } from '@onehall/vault';
import { existsSync } from 'node:fs';
import { Client, escapeIdentifier as named } from 'pg';
import type { Secrets } from '../folder/secrets.js';
import { isMarked, mark, ofAnother } from './claim.js';
import { at, databaseOf, vaultOf, type Layout } from './layout.js';

/** The hall's databases, ready for its services. `admin` is the administrator's own address. */
export interface Installed extends HallData {
  readonly admin: string;
  readonly keyEncryption: KeyFile;
}

/** On which server, and with which passwords. */
export interface Ground {
  /** The address of the server's administrator, at a database that is there. */
  readonly server: string;
  /** Started by this hall, and used by nobody else. */
  readonly isOurs: boolean;
  readonly layout: Layout;
  readonly secrets: Secrets;
  readonly keyPath: string;
  /** Told that a key was made, which somebody must keep. */
  readonly say: (line: string) => void;
}

/** Only intake hears that somebody wants to be forgotten. */
const mayForget: readonly Service[] = ['intake'];

async function connected(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ ...reaching, connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

async function makeDatabase(client: Client, database: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await client.query(`create database ${named(database)} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`);
}

/** Nobody enters a database but whose it is. */
async function prepare(client: Client, service: Service, { secrets, layout }: Ground): Promise<void> {
  const { app, owner } = namesOf(service);
  const database = named(databaseOf(layout, service));
  await prepareService(client, { service, appPassword: secrets(app), ownerPassword: secrets(owner) });
  await client.query(`revoke all on database ${database} from public; grant connect on database ${database} to ${named(app)}, ${named(owner)}`);
}

/** A hall that was killed has given back nothing. Its connections ended with its server, and nobody but this hall may start another: whoever held a lease is gone, and nobody need wait until it runs out. */
async function freeLeases(client: Client, service: Service): Promise<void> {
  const lease = `${namesOf(service).schema}.lease`;
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [lease]);
  if (rows[0]?.there) await client.query(`update ${lease} set expires_at = '-infinity' where expires_at > clock_timestamp()`);
}

const notAllowed = (error: unknown): unknown =>
  codeOf(error) === '42501' ? new CannotStart({ zh: 'DATABASE_URL 的登录名没有管理员权限，不能建立数据库与角色。', en: 'The login in DATABASE_URL is no administrator of its server: it may not make databases and roles.' }) : error;

async function prepareAll(ground: Ground): Promise<void> {
  const { server, layout, isOurs } = ground;
  for (const database of new Set(services.map(service => databaseOf(layout, service)))) await connected(server, client => makeDatabase(client, database));
  for (const service of services)
    await connected(at(server, databaseOf(layout, service)), async client => {
      await prepare(client, service, ground);
      if (isOurs) await freeLeases(client, service);
    });
}

/** The key, made where nothing was ever sealed. Nothing is written on a server of which it is not the key. */
async function openKeyOf(ground: Ground): Promise<KeyFile> {
  const { server, isOurs, layout, keyPath, say } = ground;
  const marked = !isOurs && (await isMarked(ground));
  if (marked && !existsSync(keyPath)) throw ofAnother(ground);
  const key = await openKey(keyPath, { make: !(await vaultHoldsKeys(server, vaultOf(layout))) });
  if (key.made) say(`\n  !!  ${backUp(key.source)}\n`);
  if (!isOurs) await mark(ground, key);
  return key;
}

/**
 * Prepares everything; harmless when repeated, but for whoever calls with `isOurs` must have started the server. Throws `CannotStart` before
 * anything is written when the key file is missing although the vault holds keys, or when the server belongs to another hall.
 */
export async function install(ground: Ground): Promise<Installed> {
  try {
    const keyEncryption = await openKeyOf(ground);
    await prepareAll(ground);
    return await withVault(ground, keyEncryption);
  } catch (error) {
    throw notAllowed(error);
  }
}

async function withVault({ server, layout, secrets }: Ground, keyEncryption: KeyFile): Promise<Installed> {
  const logins = Object.fromEntries(services.map(service => [service, secrets(`${service}_vault`)])) as Record<Service, string>;
  const { urls } = await prepareVault(server, { services: logins, mayForget, database: vaultOf(layout) });
  const admin = layout.apart ? server : at(server, layout.name);
  const address = (role: string, service: string): string => at(server, databaseOf(layout, service), { role, password: secrets(role) });
  return { admin, vaults: urls, keyEncryption, address };
}
