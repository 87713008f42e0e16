// The log as a TypeORM migration: everything in ./sql, in the order in which it can be created.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { namesOf } from './names.js';
import { append } from './sql/append.js';
import { appendMany } from './sql/append-many.js';
import { chain } from './sql/chain.js';
import { draw } from './sql/draw.js';
import { immutable } from './sql/immutable.js';
import { leases } from './sql/leases.js';
import { reincarnate } from './sql/reincarnate.js';
import { seal } from './sql/seal.js';
import { tables } from './sql/tables.js';

// Every function freezes this path (`set search_path from current`). pg_temp stands last, else a temporary table of the caller would be taken for one of the log's.
// One string makes one transaction, so that the path lasts until the end and no longer.
const home = (schema: string) => `
do $$ begin
  if current_schema() is distinct from '${schema}' then
    raise exception 'The log of ${schema} is made in the schema ${schema}, not in %', current_schema();
  end if;
  perform set_config('search_path', '${schema}, pg_temp', true);
end $$;`;

/** The SQL that makes a service's log, as one transaction. To be run once, by the owner, with the service's schema first in the search path. */
export const logSchema = (service: string): string => [home(namesOf(service).schema), tables, chain, append, appendMany, draw, leases, seal, reincarnate, immutable].join('\n');

/** The log's migrations, for a data source that logs in as `<service>_owner` (see `prepareService`). */
export function logMigrations(service: string): (new () => MigrationInterface)[] {
  class EventLog1700000000000 implements MigrationInterface {
    readonly name = 'EventLog1700000000000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(logSchema(service));
    }

    down(): Promise<void> {
      return Promise.reject(new Error('A log is never taken down.'));
    }
  }

  /** For logs that were made before: the sealer looks at the sequence under its lock, and a drawn number does not wait for the disk. */
  class SurelySealed1700000000001 implements MigrationInterface {
    readonly name = 'SurelySealed1700000000001';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query([home(namesOf(service).schema), draw, seal].join('\n'));
    }

    down(): Promise<void> {
      return Promise.reject(new Error('A log is never taken down.'));
    }
  }

  /** For logs that were made before: a register that was set back refuses to draw. */
  class DrawnOnce1700000000002 implements MigrationInterface {
    readonly name = 'DrawnOnce1700000000002';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query([home(namesOf(service).schema), draw].join('\n'));
    }

    down(): Promise<void> {
      return Promise.reject(new Error('A log is never taken down.'));
    }
  }
  return [EventLog1700000000000, SurelySealed1700000000001, DrawnOnce1700000000002];
}
