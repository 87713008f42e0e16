// Which submission opened each case, on the board: a correction of that one is what the case is called from then on.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpeningSubmission1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board add column "submissionId" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board drop column "submissionId"');
  }
}
