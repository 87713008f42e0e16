// The tables of the first views: the clocks of all cases, and the cases that are watched.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table running_clocks (
    "hall" text not null, "caseId" text not null, "clockId" text not null, "clock" text, "holder" text, "startedOn" text, "dueOn" text, "warnOn" text, "article" text, "provisional" boolean,
    "setBy" text, "stoppedOn" text, "daysLate" int, "warnedOn" text, "ranOutOn" text, primary key ("hall", "caseId", "clockId"))`,
  `create index running_clocks_due on running_clocks ("hall", "dueOn") where "stoppedOn" is null`,
  `create index running_clocks_to_warn_of on running_clocks ("hall", "warnOn") where "stoppedOn" is null and "warnedOn" is null`,
  `create index running_clocks_to_run_out on running_clocks ("hall", "dueOn") where "stoppedOn" is null and "ranOutOn" is null`,
  `create index running_clocks_by_holder on running_clocks ("hall", "holder", "dueOn") where "stoppedOn" is null`,
  `create index running_clocks_late on running_clocks ("hall", "holder") where "daysLate" > 0`,
  `create table watch_list (
    "hall" text not null, "caseId" text not null, "number" text, "openedOn" text, "open" jsonb, "openClocks" int, "nextDueOn" text, "urges" int, "urgesOpen" int, primary key ("hall", "caseId"))`,
  `create index watch_list_by_day on watch_list ("hall", "nextDueOn" nulls last)`,
];

export class FirstViews1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table running_clocks, watch_list');
  }
}
