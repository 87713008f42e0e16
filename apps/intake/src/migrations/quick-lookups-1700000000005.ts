// Who looks a case up by its number waits for no list of changes: the indexes take each row in at once instead of keeping a list that every look reads through.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = ['case_register_by_number', 'case_register_by_department'];

export class QuickLookups1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const index of indexes) {
      await runner.query(`alter index ${index} set (fastupdate = off)`);
      await runner.query(`select gin_clean_pending_list('${index}')`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of indexes) await runner.query(`alter index ${index} reset (fastupdate)`);
  }
}
