// What was brought to each case, and how much: the table of its submissions, and the board's count of them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FurtherSubmissions1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board add column "submissions" int, add column "lastJoinedAt" text');
    await runner.query(`create table submissions_on_file (
      "hall" text not null, "submissionId" text not null, "caseId" text, "number" text, "channel" text, "receivedAt" text, "takenInAt" text, "title" jsonb, "text" jsonb, primary key ("hall", "submissionId"))`);
    await runner.query('create index submissions_on_file_by_case on submissions_on_file ("hall", "caseId", "takenInAt")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_board drop column "submissions", drop column "lastJoinedAt"');
    await runner.query('drop table submissions_on_file');
  }
}
