// The table of the register of departments.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DepartmentRegister1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table department_register (
      "hall" text not null, "department" text not null, "name" text, "aliases" jsonb, "superior" text, "remits" jsonb, "openedOn" text, "closedOn" text, "successor" text,
      primary key ("hall", "department"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table department_register');
  }
}
