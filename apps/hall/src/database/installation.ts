// What the services find when they start: two databases, their roles and schemas, and the vault with its key.
import { services, type Service } from '@onehall/contracts';
import { namesOf, prepareService } from '@onehall/event-store';
import { openKey, type HallData } from '@onehall/platform';
import { prepareVault, type KeyFile } from '@onehall/vault';
import { Client } from 'pg';
import type { Secrets } from '../folder/secrets.js';

/** The hall's databases, ready for its services. `admin` is the administrator's own address. */
export interface Installed extends HallData {
  readonly admin: string;
  readonly keyEncryption: KeyFile;
}

/** Where the database listens, and the passwords of its logins. */
export interface Ground {
  readonly port: number;
  readonly secrets: Secrets;
  readonly keyPath: string;
}

const database = 'onehall';
/** Only intake hears that somebody wants to be forgotten. */
const mayForget: readonly Service[] = ['intake'];

const addressOf =
  ({ port, secrets }: Ground) =>
  (login: string, base: string): string =>
    `postgresql://${login}:${secrets(login)}@127.0.0.1:${port}/${base}`;

async function connected(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

async function makeDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await client.query(`create database ${database} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`);
}

async function prepareServices(client: Client, secrets: Secrets): Promise<void> {
  for (const service of services) {
    const { app, owner } = namesOf(service);
    await prepareService(client, { service, appPassword: secrets(app), ownerPassword: secrets(owner) });
  }
}

/** A hall that was killed has given back nothing. Its connections ended with its server, and nobody but this hall may start another: whoever held a lease is gone, and nobody need wait until it runs out. */
async function freeLeases(client: Client): Promise<void> {
  for (const service of services) {
    const lease = `${namesOf(service).schema}.lease`;
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [lease]);
    if (rows[0]?.there) await client.query(`update ${lease} set expires_at = '-infinity' where expires_at > clock_timestamp()`);
  }
}

/** Prepares everything; harmless when repeated, but for whoever calls must have started the server. Throws `CannotStart` when the key file is missing although the vault holds keys. */
export async function install(ground: Ground): Promise<Installed> {
  const { secrets } = ground;
  const address = addressOf(ground);
  const admin = address('postgres', database);
  await connected(address('postgres', 'postgres'), makeDatabase);
  await connected(admin, async client => {
    await prepareServices(client, secrets);
    await freeLeases(client);
  });
  const logins = Object.fromEntries(services.map(service => [service, secrets(`${service}_vault`)])) as Record<Service, string>;
  const { holdsKeys, urls } = await prepareVault(admin, { services: logins, mayForget });
  return { admin, vaults: urls, keyEncryption: await openKey(ground.keyPath, { make: !holdsKeys }), address: role => address(role, database) };
}
