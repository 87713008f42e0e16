// Whether a data folder that was used still holds what the hall needs: asked before anything is written, so that what is missing is put back and never made anew.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { missing, readKept, standsAt, tokenKey, type Config } from '@onehall/platform';
import { clockOfDemo, finishedDemo, unfinishedDemo } from './demo-note.js';
import { openSecrets } from './secrets.js';

/** A database that was ready once has left its address behind. */
const traceOf = (dataDir: string): string => join(dataDir, 'database-url');

/** Throws `CannotStart` when the database of a folder that was used is gone, or the password that opens it. Writes nothing. */
export function assertDatabase(dataDir: string): void {
  const database = join(dataDir, 'postgres');
  if (!existsSync(database) && existsSync(traceOf(dataDir)))
    throw missing(database, { zh: '大厅的全部历史都在其中，请从备份恢复整个数据文件夹；若确要从空白开始，请用 DATA_DIR 另选一个', en: 'the whole history of the hall lies in it: restore the data folder from a backup, or choose another one with DATA_DIR to begin anew' });
  openSecrets(dataDir);
}

/** Throws `CannotStart` with one sentence that says how to restore what is missing or damaged. Writes nothing. */
export function assertWhole(config: Pick<Config, 'clock' | 'clockStart' | 'dataDir' | 'tokenKeyFile'>): void {
  const { dataDir, tokenKeyFile } = config;
  assertDatabase(dataDir);
  unfinishedDemo(dataDir);
  finishedDemo(dataDir);
  if (clockOfDemo(config).clock === 'virtual') standsAt(dataDir);
  if (readKept(tokenKeyFile) !== undefined) tokenKey(tokenKeyFile);
}
