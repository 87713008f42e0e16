// The tables of the first views: conferences, their tasks, and what conference knows of cases and departments.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table conference_agenda (
    "hall" text not null, "conferenceId" text not null, "state" text, "heldAt" text, "venue" text, "subject" text, "convener" text, "cases" jsonb, "caseCount" int, "invited" jsonb,
    "tasks" int, "tasksOpen" int, "minutesNumber" text, primary key ("hall", "conferenceId"))`,
  `create index conference_agenda_by_day on conference_agenda ("hall", "heldAt" desc nulls last)`,
  `create index conference_agenda_by_seat on conference_agenda using gin ("invited" jsonb_path_ops)`,
  `create index conference_agenda_by_case on conference_agenda using gin ("cases" jsonb_path_ops)`,
  `create table conference_tasks (
    "hall" text not null, "conferenceId" text not null, "taskId" text not null, "caseId" text, "department" text, "what" jsonb, "resolvedOn" text, "dueOn" text, "doneOn" text, "report" jsonb,
    primary key ("hall", "conferenceId", "taskId"))`,
  `create index conference_tasks_by_department on conference_tasks ("hall", "department", "dueOn")`,
  `create table known_cases (
    "hall" text not null, "caseId" text not null, "number" text, "receivedOn" text, "confidential" boolean, primary key ("hall", "caseId"))`,
  `create table known_departments ("hall" text not null, "department" text not null, "name" text, "closedOn" text, primary key ("hall", "department"))`,
];

export class FirstViews1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table conference_agenda, conference_tasks, known_cases, known_departments');
  }
}
