// The column of the running clocks that tells when each term was set. The view is filled anew from the log.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SetInstants1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table running_clocks add column "setAt" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table running_clocks drop column "setAt"');
  }
}
