// What a verification says where there is no address of a database.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder, formOf } from '../folder/data-folder.js';
import { saidWhere } from '../folder/hall-address.js';
import { reachDatabase, takeDatabase } from './reach-database.js';

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

describe('A folder that a newer OneHall wrote', () => {
  const refused = (): string => `The data folder ${dataDir} was written by a newer OneHall (format 99); upgrade the program first.`;
  beforeEach(() => writeFileSync(join(dataDir, 'onehall.json'), '{"product":"onehall","format":99,"hall":"hall","clock":"real"}'));

  it('is not verified, also where an address is given', async () => {
    await expect(reachDatabase(dataDir, undefined)).rejects.toThrow(refused());
    await expect(reachDatabase(dataDir, 'postgresql://postgres@127.0.0.1:1/postgres')).rejects.toThrow(refused());
  });
  it('is not taken for restored', async () => {
    await expect(takeDatabase(dataDir)).rejects.toThrow(refused());
    expect(() => formOf(dataDir)).toThrow(refused());
  });
  it('does not say where its hall answers', () => expect(() => saidWhere(dataDir)).toThrow(refused()));
});
