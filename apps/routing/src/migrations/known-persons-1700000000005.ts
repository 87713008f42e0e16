// The table of the persons whom the hall knows, by name digest and case.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KnownPersons1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table known_persons (
      "hall" text not null, "personId" text not null, "nameDigest" text, "cases" jsonb, "forgottenOn" text, primary key ("hall", "personId"))`);
    await runner.query(`create index known_persons_by_name on known_persons ("hall", "nameDigest")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table known_persons');
  }
}
