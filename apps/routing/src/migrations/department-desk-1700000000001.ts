// The table of a department's desk.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DepartmentDesk1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table department_desk (
      "hall" text not null, "caseId" text not null, "department" text not null, "phase" text, "part" text, "way" text, "receivedOn" text, "letterBy" text,
      "signedOn" text, "objectBy" text, "informBy" text, "route" text, "acceptedOn" text, "answerBy" text, "extended" boolean,
      "answeredOn" text, "revision" int, "outcome" text, "custodian" boolean, "urges" int,
      primary key ("hall", "caseId", "department"))`);
    await runner.query(`create index department_desk_by_department on department_desk ("hall", "department", "receivedOn", "caseId")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table department_desk');
  }
}
