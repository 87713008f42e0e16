// Who stands in each case and who has withdrawn, on the board; and which submission each person brought.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Standing1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board add column "standing" jsonb, add column "withdrawn" jsonb');
    await runner.query('alter table known_persons drop column "cases", add column "brought" jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board drop column "standing", drop column "withdrawn"');
    await runner.query('alter table known_persons drop column "brought", add column "cases" jsonb');
  }
}
