// How a service's tables are opened and brought up to date: TypeORM for migrations and views, within the service's own schema.
import { DataSource, type MigrationInterface } from 'typeorm';

/** A migration class, as TypeORM wants it. */
export type Migration = new () => MigrationInterface;

const within = (url: string, schema: string, poolSize: number) =>
  ({ type: 'postgres', url, schema, poolSize, applicationName: `onehall ${schema}`, logging: false, extra: { options: `-c search_path=${schema},pg_temp` } }) as const;

/** Where the views of one service lie. */
export type ViewDatabase = DataSource;

/** Opens the service's views as the application's login: it may change views, never a log. */
export const openViews = (url: string, schema: string): Promise<ViewDatabase> => new DataSource(within(url, schema, 4)).initialize();

/** Runs the migrations that are missing, as the owner of the schema, each in a transaction of its own. Returns their names. */
export async function migrate(url: string, schema: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  const owner = await new DataSource({ ...within(url, schema, 1), migrations: [...migrations], migrationsTableName: 'migration', migrationsTransactionMode: 'each' }).initialize();
  try {
    return (await owner.runMigrations()).map(({ name }) => name);
  } finally {
    await owner.destroy();
  }
}
