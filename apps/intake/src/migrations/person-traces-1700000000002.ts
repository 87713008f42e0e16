// The table in which a person's trace is claimed before the views know of the person.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PersonTraces1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table person_trace ("hall" text not null, "trace" text not null, "personId" text not null, primary key ("hall", "trace"))');
    await runner.query('create index person_trace_by_person on person_trace ("hall", "personId")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person_trace');
  }
}
