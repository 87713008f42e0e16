// The tables that followers need in every service's schema: the parking lot, and what policies were refused.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProjectionTables1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // json, not jsonb: an event that no jsonb column can hold (\u0000 in a text) must still be parkable.
    await runner.query(`create table parked (
      consumer  text        not null,
      source    text        not null,
      case_key  text        not null,
      position  bigint      not null,
      event_id  text        not null,
      event     json        not null,
      error     text,
      parked_at timestamptz not null default clock_timestamp(),
      attempts  int         not null,
      primary key (consumer, source, position)
    )`);
    await runner.query('create index parked_case on parked (consumer, case_key, source, position)');
    await runner.query(`create table policy_outcome (
      command_id uuid        primary key,
      policy     text        not null,
      event_id   text        not null,
      case_key   text        not null,
      command    text        not null,
      reason     text        not null,
      sentence   text        not null,
      at         timestamptz not null default clock_timestamp()
    )`);
    await runner.query('create index policy_outcome_case on policy_outcome (case_key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table policy_outcome');
    await runner.query('drop table parked');
  }
}
