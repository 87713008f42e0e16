// How an administrator prepares the vault: its database, its owner, a login for each service, and who may forget.
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError, escapeIdentifier as name, escapeLiteral as text } from 'pg';
import { keys, rights } from './sql/keys.js';

/** Which services get a login (`<service>_vault`) with which password, and which of them may forget. */
export interface VaultPlan<Service extends string> {
  readonly services: Readonly<Record<Service, string>>;
  readonly mayForget: readonly NoInfer<Service>[];
  /** Default `onehall_vault`. Its owner is the role `<database>_owner`, which cannot log in. */
  readonly database?: string;
}

/** `urls`: where each service finds the vault, password included. */
export interface PreparedVault<Service extends string> {
  readonly urls: Readonly<Record<Service, string>>;
}

interface Login {
  readonly role: string;
  readonly password: string;
  readonly forgets: boolean;
}

/** Whether a vault on this server holds keys: then the key file must be there already, and must not be made anew. To be asked before anything is prepared; changes nothing. */
export async function vaultHoldsKeys(adminUrl: string, database = 'onehall_vault'): Promise<boolean> {
  const { rowCount } = await connected(adminUrl, admin => admin.query('select from pg_database where datname = $1', [database]));
  if (rowCount === 0) return false;
  return connected(urlOf(adminUrl, database), async admin => {
    const { rows } = await admin.query<{ there: boolean }>(`select to_regclass('vault.key') is not null as there`);
    if (!rows[0]?.there) return false;
    await admin.query(`begin read only; set local role ${name(`${database}_owner`)}`);
    return (await admin.query('select from vault.key limit 1')).rowCount === 1;
  });
}

/**
 * Makes the vault's database, or brings it to today's form; harmless when said twice, also by two at once. Passwords and rights are set to
 * the plan each time. `adminUrl` names an administrator (superuser, or CREATEDB and CREATEROLE) and any database of the server.
 */
export async function prepareVault<Service extends string>(adminUrl: string, plan: VaultPlan<Service>): Promise<PreparedVault<Service>> {
  const { database = 'onehall_vault', services } = plan;
  const owner = `${database}_owner`;
  const mayForget: readonly string[] = plan.mayForget;
  const logins = Object.entries<string>(services).map(([service, password]) => ({ role: loginOf(service), password, forgets: mayForget.includes(service) }));
  await connected(adminUrl, async admin => {
    await insistently(() => makeRoles(admin, owner, logins));
    await insistently(() => makeDatabase(admin, database));
  });
  await connected(urlOf(adminUrl, database), admin => makeTables(admin, { database, owner, logins }));
  const urls = Object.entries<string>(services).map(([service, password]) => [service, urlOf(adminUrl, database, { role: loginOf(service), password })]);
  return { urls: Object.fromEntries(urls) as Record<Service, string> };
}

const loginOf = (service: string): string => `${service}_vault`;

async function makeRoles(admin: Client, owner: string, logins: readonly Login[]): Promise<void> {
  const { rows } = await admin.query<{ almighty: boolean; timeout: boolean }>(
    `select rolsuper as almighty, current_setting('server_version_num')::int >= 170000 as timeout from pg_roles where rolname = current_user`,
  );
  await admin.query(made(owner, 'nologin'));
  if (!rows[0]?.almighty) await admin.query(`grant ${name(owner)} to current_user`);
  for (const { role, password } of logins) {
    // One transaction: nobody ever meets the login without its password.
    await admin.query(`${made(role, 'login')}; alter role ${name(role)} login password ${text(password)}`);
    // A forgotten transaction anywhere in the cluster holds up the sealing of every log in it.
    if (rows[0]?.timeout) await admin.query(`alter role ${name(role)} set transaction_timeout = '5s'`);
  }
}

const made = (role: string, can: 'login' | 'nologin'): string =>
  `do $$ begin if not exists (select from pg_roles where rolname = ${text(role)}) then create role ${name(role)} ${can}; end if; end $$`;

async function makeDatabase(admin: Client, database: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await admin.query(`create database ${name(database)} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`);
}

interface Tables {
  readonly database: string;
  readonly owner: string;
  readonly logins: readonly Login[];
}

/** In one transaction, so that a running service never meets a vault without its rights. */
async function makeTables(admin: Client, { database, owner, logins }: Tables): Promise<void> {
  const roles = logins.map(({ role }) => name(role));
  await admin.query(`begin; select pg_advisory_xact_lock(hashtext('onehall vault'))`);
  await admin.query(`revoke all on database ${name(database)} from public; create schema if not exists vault authorization ${name(owner)}`);
  if (roles.length > 0) await admin.query(`grant connect on database ${name(database)} to ${roles.join(', ')}`);
  await admin.query(`set local role ${name(owner)}; set local search_path = vault`);
  await admin.query(keys);
  for (const { role, forgets } of logins) await admin.query(rights(name(role), forgets));
  await admin.query('commit');
}

async function connected<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Roles and databases belong to the whole cluster. Two that prepare at once meet there, and PostgreSQL tells the later one so in one of these codes. */
const met: readonly (string | undefined)[] = ['XX000', '23505', '42710', '42P04'];

async function insistently(work: () => Promise<void>, tries = 5): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (tries === 1 || !(error instanceof DatabaseError && met.includes(error.code))) throw error;
    await pause(50);
    await insistently(work, tries - 1);
  }
}

function urlOf(adminUrl: string, database: string, login?: Pick<Login, 'role' | 'password'>): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  if (login) {
    url.username = encodeURIComponent(login.role);
    url.password = encodeURIComponent(login.password);
  }
  return url.href;
}
