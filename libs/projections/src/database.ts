// How a service's tables are opened and brought up to date: TypeORM for migrations and views.
import { reaching, unshaken } from '@onehall/event-store';
import type { Pool } from 'pg';
import { DataSource, type Logger, type MigrationInterface } from 'typeorm';

/** A migration class, as TypeORM wants it. */
export type Migration = new () => MigrationInterface;

/** Whatever goes wrong is thrown, and said once by whoever catches it: TypeORM need not print it as well. */
const nothing = (): void => undefined;
const silent: Logger = { logQuery: nothing, logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing, log: nothing };

const within = (url: string, poolSize: number, applicationName: string) => ({ type: 'postgres', url, poolSize, applicationName, logger: silent, extra: reaching }) as const;

/** Where the views of one service lie. */
export type ViewDatabase = DataSource;

/**
 * Opens the service's views as `<service>_app`: it owns its views, and can never change a log. The role's own search path finds both schemas.
 * Nobody waits here until a commit is on the disk: rows and watermark stand in one transaction, so a crash takes back both, and the follower goes on from there. What the log has answered is on the disk before.
 */
export async function openViews(url: string, service: string): Promise<ViewDatabase> {
  const views = await new DataSource({ ...within(url, 6, `onehall ${service} views`), extra: { ...reaching, options: '-c synchronous_commit=off' } }).initialize();
  unshaken((views.driver as unknown as { readonly master: Pool }).master);
  return views;
}

/** Runs the migrations that are missing, each in a transaction of its own: the log's as `<service>_owner`, those of the views as `<service>_app`. Returns their names. */
export async function migrate(url: string, service: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  const settings = { ...within(url, 1, `onehall ${service} migrations`), migrations: [...migrations], migrationsTableName: 'migration', migrationsTransactionMode: 'each' as const };
  const database = await new DataSource(settings).initialize();
  try {
    return (await database.runMigrations()).map(({ name }) => name);
  } finally {
    await database.destroy();
  }
}
