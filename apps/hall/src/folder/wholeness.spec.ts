// Proof that a data folder that lacks something, or holds it damaged, is left as it is, with one sentence that says how to restore it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart, keep } from '@onehall/platform';
import { openSecrets } from './secrets.js';
import { assertWhole } from './wholeness.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'onehall-'));
  mkdirSync(join(dataDir, 'postgres'));
  lay({ 'secrets.json': '{"postgres":"p"}', 'token-key': 'A'.repeat(43), 'database-url': 'postgresql://postgres:p@127.0.0.1:1/onehall', 'demo-loaded': '{"version":1,"today":"2026-03-16","cases":31}' });
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const lay = (files: Readonly<Record<string, string>>): void => Object.entries(files).forEach(([name, text]) => writeFileSync(join(dataDir, name), text));
const assert = (clock: 'real' | 'virtual' = 'real') => (): void => assertWhole({ dataDir, clock, clockStart: '2009-01-01T00:00:00.000Z', tokenKeyFile: join(dataDir, 'token-key') });
const contents = (): readonly string[] => readdirSync(dataDir).map(name => `${name} ${name === 'postgres' || name === 'token-key.d' ? '' : readFileSync(join(dataDir, name), 'utf8')}`);

/** What is said of the folder: one sentence in each language, and nothing was touched. */
function said(clock?: 'real' | 'virtual'): string {
  const before = contents();
  try {
    assert(clock)();
  } catch (error) {
    expect(error).toBeInstanceOf(CannotStart);
    expect(contents()).toEqual(before);
    const { says } = error as CannotStart;
    expect(says.zh).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/);
    expect(says.en).toMatch(/^[^\n]*\.$/);
    return says.en;
  }
  throw new Error('The folder was found whole.');
}

describe('A data folder', () => {
  it('that is whole is entered', () => expect(assert()).not.toThrow());
  it('that nobody has used is entered, with nothing in it', () => {
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir);
    expect(assert()).not.toThrow();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it.each([
    ['passwords that are no JSON', 'secrets.json', '{"postgres":', /secrets\.json is damaged; put it back from a backup, or write /],
    ['passwords that are empty', 'secrets.json', '', /secrets\.json is damaged/],
    ['passwords that are none', 'secrets.json', '["p"]', /secrets\.json is damaged/],
    ['passwords without that of the database', 'secrets.json', '{"intake_app":"p"}', /secrets\.json is damaged; .* with the password that stands in database-url/],
    ['an empty key for tokens', 'token-key', '', /token-key is damaged; put it back from a backup, or delete it/],
    ['half a key for tokens', 'token-key', 'A'.repeat(20), /token-key is damaged/],
    ['a note of the demo that is cut off', 'demo-loaded', '{"version":1', /demo-loaded is damaged; put it back from a backup of the data folder/],
    ['a note of a demo in progress that is no note', 'demo-loading', '7', /demo-loading is damaged/],
  ])('is refused with %s', (_, file, text, sentence) => {
    lay({ [file]: text });
    expect(said()).toMatch(sentence);
  });

  it('is refused with a virtual clock that nobody can read, where it is needed', () => {
    lay({ 'virtual-clock': 'noon' });
    expect(said('virtual')).toMatch(/virtual-clock is damaged/);
    expect(assert('real')).not.toThrow();
  });

  it('is refused without the passwords of its database: new ones would lock the hall out', () => {
    rmSync(join(dataDir, 'secrets.json'));
    expect(said()).toMatch(/secrets\.json is missing; put it back from a backup, or write \{"postgres":"…"\} into it/);
    expect(() => openSecrets(dataDir)).toThrow('is missing');
  });

  it('is refused without its database once it had one: an empty one would take the place of the history', () => {
    rmSync(join(dataDir, 'postgres'), { recursive: true });
    expect(said()).toMatch(/postgres is missing; the whole history of the hall lies in it: restore the data folder from a backup/);
  });

  it('whose first start was killed before it had a database begins anew', () => {
    for (const name of ['postgres', 'database-url', 'token-key', 'demo-loaded']) rmSync(join(dataDir, name), { recursive: true });
    expect(assert()).not.toThrow();
  });
});

describe('A file that is kept', () => {
  it('is there whole, for whom it is meant, and leaves no draft when the disk refuses it', () => {
    keep(join(dataDir, 'kept'), 'all of it', { mode: 0o600 });
    expect(readFileSync(join(dataDir, 'kept'), 'utf8')).toBe('all of it');
    mkdirSync(join(dataDir, 'token-key.d'));
    expect(() => keep(join(dataDir, 'token-key.d'), 'x')).toThrow();
    expect(readdirSync(dataDir)).not.toContain('token-key.d.new');
  });
});
