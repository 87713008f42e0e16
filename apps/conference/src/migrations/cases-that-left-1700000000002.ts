// What conference knows of a case that has left the hall.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CasesThatLeft1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_cases add column "gone" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_cases drop column "gone"');
  }
}
