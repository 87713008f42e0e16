// Each petitioner's own rating: the register lists them, and what the public sees is told by its steps.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnRatings1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_register add column "ratings" jsonb');
    await runner.query('alter table public_case drop column "ratedOn"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_register drop column "ratings"');
    await runner.query('alter table public_case add column "ratedOn" text');
  }
}
