// Real PostgreSQL for a suite: a database of its own, and in it a service's log as in production.
import { openLog, logSchema, namesOf, prepareService, startSealer, type EventLog, type Sealer } from '@onehall/event-store';
import { randomBytes } from 'node:crypto';
import pg from 'pg';

// Roles belong to the whole cluster, so suites that run side by side must agree on their passwords.
const password = 'test';

export interface FreshDatabase {
  readonly name: string;
  /** The administrator's address of this database. */
  readonly adminUrl: string;
  /** The address for a role that `prepareService` made here; without a role, the administrator's. */
  url(role?: string): string;
  /** Ends whoever is still connected, and drops it. */
  drop(): Promise<void>;
}

/** Runs one statement on a connection of its own, as the role in the address, and gives its rows. */
export async function runAt<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A new, empty database. Needs the suite to run in a Jest project with a database (`*.int.spec.ts`, stories). */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['ONEHALL_TEST_DATABASE'];
  if (!server) throw new Error('There is no PostgreSQL: name the suite *.int.spec.ts, so that its project starts one.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runAt(server, `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C' strategy file_copy`);
  const url = (role?: string): string => {
    const address = new URL(server);
    address.pathname = `/${name}`;
    if (role) [address.username, address.password] = [role, password];
    return address.href;
  };
  return { name, adminUrl: url(), url, drop: async () => void (await runAt(server, `drop database if exists ${name} with (force)`)) };
}

export interface FreshLog {
  readonly database: FreshDatabase;
  readonly service: string;
  readonly log: EventLog;
  /** Logged in as `<service>_app`. */
  readonly pool: pg.Pool;
  readonly sealer: Sealer | undefined;
  /** Closes everything; drops the database unless it was given. */
  close(): Promise<void>;
}

export interface FreshLogOptions {
  /** Where to install it; by default a new database. Several services may share one. */
  readonly database?: FreshDatabase;
  /** Whether a sealer runs; true by default. */
  readonly sealing?: boolean;
}

/** Prepares a service in a database: roles, schemas and the log, with nothing in it. */
export async function installLog(database: FreshDatabase, service: string): Promise<void> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  try {
    await prepareService(admin, { service, appPassword: password, ownerPassword: password });
  } finally {
    await admin.end();
  }
  await runAt(database.url(namesOf(service).owner), logSchema(service));
}

/** An installed, opened and (unless told otherwise) sealed log. */
export async function freshLog(service: string, options: FreshLogOptions = {}): Promise<FreshLog> {
  const database = options.database ?? (await freshDatabase());
  await installLog(database, service);
  const pool = new pg.Pool({ connectionString: database.url(namesOf(service).app), max: 10 });
  // Idle connections may be cut by a test, or by the drop.
  pool.on('error', () => undefined);
  let sealer: Sealer | undefined;
  const log = openLog({ pool, service, onAppended: () => sealer?.nudge() });
  if (options.sealing ?? true) sealer = startSealer({ pool, service, onSealed: () => undefined });
  const close = async () => {
    await sealer?.stop();
    await log.close();
    // A connection that a failed test never gave back must not keep the run waiting for ever.
    await Promise.race([pool.end(), new Promise(resolve => setTimeout(resolve, 2_000).unref())]);
    if (!options.database) await database.drop();
  };
  return { database, service, log, pool, sealer, close };
}
