// Who stands in each case and who has withdrawn, and that it has ended, on the register.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Standing1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_register add column "standing" jsonb, add column "withdrawn" jsonb, add column "endedOn" text, add column "how" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_register drop column "standing", drop column "withdrawn", drop column "endedOn", drop column "how"');
  }
}
