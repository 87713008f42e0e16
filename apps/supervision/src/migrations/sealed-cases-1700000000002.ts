// The column of the watch list that tells what is the discipline organ's. Its rows are folded anew from the log.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SealedCases1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table watch_list add column "sealed" boolean');
    await runner.query('delete from watch_list');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table watch_list drop column "sealed"');
  }
}
