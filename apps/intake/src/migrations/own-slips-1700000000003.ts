// What a slip says of its own submission: when it came, through which door, and when it was registered.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnSlips1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table query_slip add column "receivedAt" text, add column "channel" text, add column "registeredAt" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table query_slip drop column "receivedAt", drop column "channel", drop column "registeredAt"');
  }
}
