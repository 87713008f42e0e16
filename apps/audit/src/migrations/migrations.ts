// The tables of audit: its own copy of every event, which streams belong to a case, and its two lists.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `data`, `meta` and `hash` are the bytes that the service's log holds; `position` is dense per service. */
export class Ledger1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger (
        service text collate "C" not null, position bigint not null, gpos bigint not null, stream text collate "C" not null, version bigint not null,
        event_id uuid not null, type text collate "C" not null, schema_version int not null, recorded_at text not null,
        data text not null, meta text not null, hash bytea not null,
        primary key (service, position), unique (service, stream, version))`);
    await runner.query(`
      create table case_stream (
        hall text collate "C" not null, case_id uuid not null, service text collate "C" not null, stream text collate "C" not null,
        primary key (hall, case_id, service, stream))`);
    await runner.query(`create index case_stream_by_stream on case_stream (service, stream)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_stream; drop table ledger');
  }
}

export class Lists1700000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reading_list (
        hall text not null, "readingId" text not null, "caseId" text, "readAt" text, reader text, role text, department text, what text, purpose text,
        primary key (hall, "readingId"))`);
    await runner.query(`create index reading_list_by_case on reading_list (hall, "caseId", "readAt")`);
    await runner.query(`
      create table finding_list (
        hall text not null, "findingId" text not null, "foundAt" text, service text, stream text, version int, wrong text,
        primary key (hall, "findingId"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table finding_list; drop table reading_list');
  }
}

export const auditMigrations = [Ledger1700000001000, Lists1700000001001];
