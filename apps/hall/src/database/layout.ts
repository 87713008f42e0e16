// In which databases the services lie: all in one in the hall process, each in its own where each is a process.
import { namesOf, reaching } from '@onehall/event-store';
import { Client } from 'pg';

/** One database with five schemas, under a name; or `apart`: five, whose names begin with it. */
export interface Layout {
  readonly name: string;
  readonly apart: boolean;
}

export const inOne: Layout = { name: 'onehall', apart: false };
export const inFive: Layout = { name: 'onehall', apart: true };

export const databaseOf = ({ name, apart }: Layout, service: string): string => (apart ? `${name}_${service}` : name);

export const vaultOf = ({ name }: Layout): string => `${name}_vault`;

/** The address of another database of the same server, for the same login or another one. */
export function at(server: string, database: string, login?: { readonly role: string; readonly password: string }): string {
  const url = new URL(server);
  url.pathname = `/${encodeURIComponent(database)}`;
  if (login) Object.assign(url, { username: encodeURIComponent(login.role), password: encodeURIComponent(login.password) });
  return url.href;
}

/** The administrator's address of a PostgreSQL on this machine. */
export const serverAt = (port: number, password: string): string => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;

/** Which PostgreSQL is used, without its password. `folder`: where one of our own keeps its data. */
export const namedServer = (server: string, folder?: string): string => (folder === undefined ? `PostgreSQL of DATABASE_URL (${new URL(server).host})` : `PostgreSQL in ${folder} (${new URL(server).host})`);

/** Where an administrator finds each service's tables. */
export type Addresses = (service: string) => string;

/** The administrator's address leads to the database that holds all services, or else to a server on which each has its own. Throws what PostgreSQL throws when it does not answer. */
export async function addressesAt(url: string): Promise<Addresses> {
  const client = new Client({ ...reaching, connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ here: boolean }>('select to_regnamespace($1) is not null as here', [namesOf('audit').schema]);
    return rows[0]?.here ? () => url : service => at(url, databaseOf(inFive, service));
  } finally {
    await client.end();
  }
}
