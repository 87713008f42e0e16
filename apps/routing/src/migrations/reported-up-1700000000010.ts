// When intake reported each case up as urgent, on the board: what was reported up is sent out from routing's window.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportedUp1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board add column "reportedUpOn" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board drop column "reportedUpOn"');
  }
}
