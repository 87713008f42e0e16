// The table of the tasks that departments owe to a conference.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwedTasks1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table owed_tasks ("hall" text not null, "taskId" text not null, "department" text, "doneOn" text, primary key ("hall", "taskId"))');
    await runner.query('create index owed_tasks_by_department on owed_tasks ("hall", "department") where "doneOn" is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table owed_tasks');
  }
}
