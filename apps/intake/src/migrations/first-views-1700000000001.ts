// The tables of the first views: cases, slips, what the public sees, known persons and departments.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table case_register (
    "hall" text not null, "caseId" text not null, "submissionId" text, "number" text, "numbers" jsonb, "channel" text, "purpose" text, "place" text, "category" text, "title" jsonb,
    "receivedOn" text, "openedAt" text, "routeBy" text, "petitioner" boolean, "confidential" boolean, "counts" jsonb, "personCount" int, "collective" boolean, "threat" boolean,
    "state" text, "way" text, "departments" jsonb, "organ" text, "disposedOn" text, "leftOn" text, "paper" text, "rateBy" text, "ratedOn" text, "updatedAt" text, "sentTo" jsonb,
    primary key ("hall", "caseId"))`,
  `create index case_register_by_age on case_register ("hall", "openedAt" desc nulls last, "caseId")`,
  `create index case_register_by_state on case_register ("hall", "state", "routeBy")`,
  `create index case_register_by_number on case_register using gin ("numbers" jsonb_path_ops)`,
  `create index case_register_by_department on case_register using gin ("sentTo" jsonb_path_ops)`,
  `create table query_slip ("hall" text not null, "submissionId" text not null, "number" text, "codeDigest" text, "caseId" text, primary key ("hall", "submissionId"))`,
  `create index query_slip_by_code on query_slip ("hall", "codeDigest")`,
  `create table public_case (
    "hall" text not null, "caseId" text not null, "receivedOn" text, "channel" text, "category" text, "windowSteps" jsonb, "rateBy" text, "ratedOn" text, "departmentSteps" jsonb, "endedOn" text,
    primary key ("hall", "caseId"))`,
  `create table known_persons (
    "hall" text not null, "personId" text not null, "idNumberDigest" text, "phoneDigest" text, "nameDigest" text, "cases" jsonb, "forgottenOn" text, primary key ("hall", "personId"))`,
  `create index known_persons_by_id_number on known_persons ("hall", "idNumberDigest")`,
  `create index known_persons_by_phone on known_persons ("hall", "phoneDigest")`,
  `create index known_persons_by_name on known_persons ("hall", "nameDigest")`,
  `create table known_departments (
    "hall" text not null, "department" text not null, "name" text, "aliases" jsonb, "remits" jsonb, "closedOn" text, "successor" text, primary key ("hall", "department"))`,
];

export class FirstViews1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_register, query_slip, public_case, known_persons, known_departments');
  }
}
