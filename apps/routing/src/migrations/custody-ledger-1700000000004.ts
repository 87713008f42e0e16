// The table of the custody ledger.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustodyLedger1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table custody_ledger (
      "hall" text not null, "caseId" text not null, "custodian" text, "since" text, "holdings" jsonb, primary key ("hall", "caseId"))`);
    await runner.query(`create index custody_ledger_by_custodian on custody_ledger ("hall", "custodian", "since")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table custody_ledger');
  }
}
