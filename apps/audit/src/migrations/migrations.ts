// The tables of audit: the ledger, which audit may fill and never change, and its lists.
import { namesOf } from '@onehall/event-store';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Audit's own copy of every event, and which streams belong to a case. It lies beside audit's own log and belongs to the same owner, so that the service can add and read and do
 * nothing else. `data`, `meta` and `hash` are what the service's log holds; `position` is dense per service. Versions are not unique on purpose: a log that was
 * cut and written anew is kept as it came, both tails of it.
 */
export class Ledger1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger (
        service text collate "C" not null, position bigint not null, gpos bigint not null, stream text collate "C" not null, version bigint not null,
        event_id uuid not null, type text collate "C" not null, schema_version int not null, recorded_at text not null,
        data text not null, meta text not null, hash bytea not null,
        primary key (service, position))`);
    await runner.query(`create index ledger_by_stream on ledger (service, stream, position)`);
    await runner.query(`
      create table case_stream (
        hall text collate "C" not null, case_id uuid not null, service text collate "C" not null, stream text collate "C" not null,
        primary key (hall, case_id, service, stream))`);
    for (const table of ['ledger', 'case_stream']) {
      // As for events: not even the owner, unless he disables the trigger first.
      await runner.query(`create trigger immutable before update or delete or truncate on ${table} for each statement execute function refuse()`);
      await runner.query(`alter table ${table} enable always trigger immutable`);
    }
    await runner.query(`grant select, insert on ledger, case_stream to ${namesOf('audit').app}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_stream; drop table ledger');
  }
}

export class Lists1700000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reading_list (
        hall text not null, "readingId" text not null, "caseId" text, "readAt" text, reader text, role text, department text, what text, "asOf" text, "knownAt" text, purpose text,
        primary key (hall, "readingId"))`);
    await runner.query(`create index reading_list_by_case on reading_list (hall, "caseId", "readAt")`);
    await runner.query(`create index reading_list_by_day on reading_list (hall, "readAt" desc nulls last)`);
    await runner.query(`
      create table finding_list (
        hall text not null, "findingId" text not null, "foundAt" text, service text, stream text, version bigint, wrong text,
        primary key (hall, "findingId"))`);
    await runner.query(`create table case_numbers (hall text not null, number text not null, "caseId" text, primary key (hall, number))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_numbers; drop table finding_list; drop table reading_list');
  }
}

/** A look at a list is one look at many cases: a row for each. The list fills itself anew from the logs, as version 2 of its view. */
export class LooksAtLists1700000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reading_list');
    await runner.query(`
      create table reading_list (
        hall text not null, "readingId" text not null, "caseId" text not null, "readAt" text, reader text, role text, department text, what text, "asOf" text, "knownAt" text, purpose text,
        primary key (hall, "readingId", "caseId"))`);
    await runner.query(`create index reading_list_by_case on reading_list (hall, "caseId", "readAt")`);
    await runner.query(`create index reading_list_by_day on reading_list (hall, "readAt" desc nulls last)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Looks at lists have no place in the list of before.'));
  }
}

/** Which cases are the discipline organ's. */
export class SecretCases1700000001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table secret_cases (hall text not null, "caseId" text not null, since text, primary key (hall, "caseId"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table secret_cases');
  }
}

/**
 * A log that came back from a backup goes on under a new incarnation from where the backup ends, and says other things at the positions that were lost. The ledger keeps both tails:
 * `ledger_life` says after which position an incarnation went on (`npm run restored` adds it), `ledger_fate` which incarnation an event was lost to, `ledger_now` what stands.
 */
export class LedgerLives1700000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ledger add column incarnation int not null default 1');
    await runner.query('alter table ledger drop constraint ledger_pkey, add primary key (service, position, incarnation)');
    await runner.query(`create table ledger_life (service text collate "C" not null, incarnation int not null, after bigint not null, primary key (service, incarnation))`);
    // A ledger from before this table, which an administrator has set on: its watermark stands there still.
    await runner.query(`insert into ledger_life select split_part(name, '<-', 2), incarnation, position from lease where starts_with(name, 'ledger:') and incarnation > 1`);
    await runner.query('create trigger immutable before update or delete or truncate on ledger_life for each statement execute function refuse()');
    await runner.query('alter table ledger_life enable always trigger immutable');
    // Looked up beside each row, so that a plan that walks an index goes on walking it.
    await runner.query(`
      create view ledger_fate as select l.*,
        (select min(i.incarnation) from ledger_life i where i.service = l.service and i.incarnation > l.incarnation and i.after < l.position) as lost_to from ledger l`);
    await runner.query('create view ledger_now as select * from ledger_fate where lost_to is null');
    await runner.query(`grant select on ledger_life, ledger_fate, ledger_now to ${namesOf('audit').app}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Two tails have no place in the ledger of before: where there are two, this fails.
    await runner.query('drop view ledger_now; drop view ledger_fate; drop table ledger_life');
    await runner.query('alter table ledger drop constraint ledger_pkey, add primary key (service, position), drop column incarnation');
  }
}

/**
 * What no row of the ledger can be: of no service, of no life, at no position. Rows that stand already are left to `npm run verify`, which names them: a ledger that somebody forged must still open.
 */
export class LedgerBounds1700000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const known = `service in ('intake', 'routing', 'conference', 'supervision', 'audit')`;
    await runner.query(`alter table ledger add constraint ledger_bounds check (position > 0 and incarnation > 0 and ${known}) not valid`);
    await runner.query(`alter table ledger_life add constraint ledger_life_bounds check (after >= 0 and incarnation > 1 and ${known}) not valid`);
    await runner.query(`alter table case_stream add constraint case_stream_bounds check (${known}) not valid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['case_stream', 'ledger_life', 'ledger']) await runner.query(`alter table ${table} drop constraint ${table}_bounds`);
  }
}

/** Run as the owner of audit's log. */
export const ledgerMigrations = [Ledger1700000001000, LedgerLives1700000001001, LedgerBounds1700000001002];

/** Run as the service itself. */
export const auditMigrations = [Lists1700000001001, LooksAtLists1700000001002, SecretCases1700000001003];
