// What a verification says where there is no address of a database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder } from '../folder/data-folder.js';
import { reachDatabase } from './reach-database.js';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'onehall-reach-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

describe('A verification that is given no address', () => {
  it('of a hall that lives on an administrator’s PostgreSQL says what to give', async () => {
    claimFolder({ dataDir, hallId: 'hall', clock: 'real', form: 'services-elsewhere' });
    await expect(reachDatabase(dataDir, undefined)).rejects.toThrow(`The hall of ${dataDir} lives on an administrator’s PostgreSQL, whose address is written down nowhere: give it in DATABASE_URL, as at its start.`);
  });
  it('of a folder in which no hall was says that', async () => {
    await expect(reachDatabase(dataDir, undefined)).rejects.toThrow(`There is no hall in ${dataDir}`);
  });
});
