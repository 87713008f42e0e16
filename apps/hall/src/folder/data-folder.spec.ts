// Proof that the hall enters only a folder of its own, and says in one sentence why it does not enter another.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertRoom, claimFolder, enterFolder } from './data-folder.js';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'onehall-'))));
afterEach(() => rmSync(parent, { recursive: true }));

const wanted = (more: Partial<Parameters<typeof enterFolder>[0]> = {}) => ({ dataDir: join(parent, 'data'), hallId: 'hall', clock: 'real' as const, ...more });
const mark = (text: string): void => {
  mkdirSync(join(parent, 'data'));
  writeFileSync(join(parent, 'data', 'onehall.json'), text);
};

describe('The hall enters its data folder', () => {
  it('and makes it where there is none, so that the database’s user can pass through and see nothing', () => {
    enterFolder(wanted());
    expect(statSync(wanted().dataDir).mode & 0o777).toBe(0o711);
  });
  it('and finds its mark there the next time', () => {
    enterFolder(wanted());
    claimFolder(wanted());
    const mark = readFileSync(join(parent, 'data', 'onehall.json'), 'utf8');
    enterFolder(wanted());
    claimFolder(wanted());
    expect(JSON.parse(mark)).toEqual({ product: 'onehall', format: 1, hall: 'hall', clock: 'real' });
    expect(readFileSync(join(parent, 'data', 'onehall.json'), 'utf8')).toBe(mark);
  });
  it('also when only its settings lie there yet', () => {
    mkdirSync(join(parent, 'data'));
    writeFileSync(join(parent, 'data', 'settings.json'), '{}');
    expect(() => enterFolder(wanted())).not.toThrow();
  });
});

describe('The hall does not enter', () => {
  it('a folder in which somebody else keeps things, and leaves it as it is', () => {
    mkdirSync(join(parent, 'data'));
    writeFileSync(join(parent, 'data', 'novel.txt'), 'Chapter one');
    expect(() => enterFolder(wanted())).toThrow('is not empty and not a data folder of OneHall');
    expect(readdirSync(join(parent, 'data'))).toEqual(['novel.txt']);
  });
  it.each(['', '[]', '{"product":"twohall","format":1}', '{"product":"onehall"}'])('a folder whose mark is no mark: %s', text => {
    mark(text);
    expect(() => enterFolder(wanted())).toThrow('not a data folder of OneHall');
  });
  it('a folder of a newer version', () => {
    mark('{"product":"onehall","format":2,"hall":"hall","clock":"real"}');
    expect(() => enterFolder(wanted())).toThrow('written by a newer OneHall (format 2)');
  });
  it('a folder of another hall', () => {
    mark('{"product":"onehall","format":1,"hall":"north","clock":"real"}');
    expect(() => enterFolder(wanted())).toThrow('belongs to the hall "north", not "hall"');
  });
  it('a folder that has lived on another clock', () => {
    mark('{"product":"onehall","format":1,"hall":"hall","clock":"real"}');
    expect(() => enterFolder(wanted({ clock: 'virtual' }))).toThrow('history does not run backwards');
  });
  it('what is no folder', () => {
    writeFileSync(join(parent, 'data'), '');
    expect(() => enterFolder(wanted())).toThrow('is not a folder');
  });
});

describe('Room on the disk', () => {
  it('is there where the tests run, and asking leaves nothing behind', () => {
    enterFolder(wanted());
    expect(() => assertRoom(wanted())).not.toThrow();
    expect(existsSync(join(parent, 'data', 'onehall.json'))).toBe(false);
  });
});
