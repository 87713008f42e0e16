// The table of the case board.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseBoard1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table case_board (
      "hall" text not null, "caseId" text not null, "title" jsonb, "number" text, "receivedOn" text, "category" text, "petitioner" boolean, "confidential" boolean,
      "state" text, "custodian" text, "offeredTo" text, "lead" text, "departments" jsonb, "way" text, "sentOn" text, "letterBy" text, "acceptedOn" text,
      "settledOn" text, "repliedOn" text, "outcome" text, "deliveredOn" text, "endedOn" text, "how" text,
      primary key ("hall", "caseId"))`);
    await runner.query(`create index case_board_by_day on case_board ("hall", "receivedOn" desc nulls last, "caseId")`);
    await runner.query(`create index case_board_by_custodian on case_board ("hall", "custodian", "state")`);
    await runner.query(`create index case_board_by_state on case_board ("hall", "state")`);
    await runner.query(`create index case_board_by_number on case_board ("hall", "number")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_board');
  }
}
