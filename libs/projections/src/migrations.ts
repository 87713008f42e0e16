// The tables that followers need in every service's schema: the parking lot, what policies were refused, and which version of each view stands in its table.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Migration } from './database.js';

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

export class ViewStandings1700000000501 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table view_standing (
      view      text        primary key,
      version   int         not null,
      since     timestamptz not null default clock_timestamp(),
      rows      bigint,
      differing bigint
    )`);
    await runner.query(`create table view_build (
      view        text        primary key,
      version     int         not null,
      build       int         not null,
      fingerprint text        not null,
      begun_at    timestamptz not null default clock_timestamp()
    )`);
    // A hall from before this table: what has followed last is what stands.
    await runner.query(`insert into view_standing (view, version)
      select split_part(name, ':', 2), max(split_part(split_part(name, '<-', 1), ':', 3)::int) from lease where name ~ '^view:[^:]+:[0-9]+<-' group by 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table view_build');
    await runner.query('drop table view_standing');
  }
}

/** Run before a service's own, as the service itself. */
export const projectionMigrations: readonly Migration[] = [ProjectionTables1700000000500, ViewStandings1700000000501];
