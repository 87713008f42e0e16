// The column of the running clocks that keeps what was late and is over: earlier terms of a clock, and earlier runs. The view is filled anew from the log.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LateBefore1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table running_clocks add column "lateBefore" jsonb');
    await runner.query('create index running_clocks_late_before on running_clocks ("hall") where "lateBefore" is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table running_clocks drop column "lateBefore"');
  }
}
