// The column of the case board that tells what went to the discipline organ.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseBoardSecrets1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board add column "handedOver" boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board drop column "handedOver"');
  }
}
