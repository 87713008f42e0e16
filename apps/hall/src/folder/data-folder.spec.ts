// Proof that the hall enters only a folder of its own, and says in one sentence why it does not enter another.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from '@onehall/platform';
import { assertRoom, claimFolder, enterFolder, type Form } from './data-folder.js';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'onehall-'))));
afterEach(() => rmSync(parent, { recursive: true }));

const wanted = (more: Partial<Parameters<typeof enterFolder>[0] & Parameters<typeof assertRoom>[0]> = {}) => ({ dataDir: join(parent, 'data'), hallId: 'hall', clock: 'real' as const, demo: true, ...more });
const mark = (text: string): void => {
  mkdirSync(join(parent, 'data'), { recursive: true });
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
  it('a folder of five processes for the hall process, and the other way round', () => {
    mark('{"product":"onehall","format":1,"hall":"hall","clock":"real","form":"services"}');
    expect(() => enterFolder(wanted())).toThrow(/belongs to a hall that is started with npm run start:services, and its history lies nowhere else/);
    expect(() => enterFolder(wanted({ form: 'services-elsewhere' }))).toThrow(CannotStart);
    expect(() => enterFolder(wanted({ form: 'services' }))).not.toThrow();
    mark('{"product":"onehall","format":1,"hall":"hall","clock":"real"}');
    expect(() => enterFolder(wanted({ form: 'services' }))).toThrow(/started with npm start,/);
  });
  it('what is no folder', () => {
    writeFileSync(join(parent, 'data'), '');
    expect(() => enterFolder(wanted())).toThrow('is not a folder');
  });
  it('a folder to which a file bars the way', () => {
    writeFileSync(join(parent, 'data'), '');
    expect(() => enterFolder(wanted({ dataDir: join(parent, 'data', 'below', 'it') }))).toThrow(/cannot be used: a file stands on the way to it; choose another one with DATA_DIR\.$/);
  });
  it('a folder behind links that lead in a circle, or with a name without end', () => {
    symlinkSync('data', join(parent, 'data'));
    expect(() => enterFolder(wanted())).toThrow('links on the way to it lead in a circle');
    expect(() => enterFolder(wanted({ dataDir: join(parent, 'x'.repeat(300)) }))).toThrow('its path is too long');
  });
  it('a folder whose mark cannot be read', () => {
    mkdirSync(join(parent, 'data', 'onehall.json'), { recursive: true });
    expect(() => enterFolder(wanted())).toThrow('cannot be used: EISDIR');
  });
});

describe('Room on the disk', () => {
  it('is there where the tests run, and asking leaves nothing behind', () => {
    enterFolder(wanted());
    expect(() => assertRoom(wanted(), () => 1024 ** 4)).not.toThrow();
    expect(() => assertRoom(wanted())).not.toThrow(/ENOENT/);
    expect(existsSync(join(parent, 'data', 'onehall.json'))).toBe(false);
  });

  const megabytes = (left: number) => () => left * 1024 * 1024;
  const database = (): void => void mkdirSync(join(parent, 'data', 'postgres'), { recursive: true });
  const brokenOff = (): void => (database(), writeFileSync(join(parent, 'data', 'demo-loading'), '{"version":1,"today":"2026-03-16","cases":0}'));

  it.each([
    ['a demo hall', true, () => enterFolder(wanted()), 128],
    ['an empty hall', false, () => enterFolder(wanted()), 112],
    ['a hall that was here before', true, database, 48],
    ['a demo hall that was broken off', true, brokenOff, 64],
    ['a hall that goes on without the demo that was broken off', false, brokenOff, 48],
    ['a demo hall of five processes', true, () => enterFolder(wanted()), 192, 'services'],
    ['five processes on a database elsewhere', true, () => enterFolder(wanted()), 48, 'services-elsewhere'],
  ] as [string, boolean, () => void, number, Form?][])('is asked for before anything is written: %s', (_, demo, lay, least, form = 'hall') => {
    lay();
    expect(() => assertRoom(wanted({ demo, form }), megabytes(least))).not.toThrow();
    expect(() => assertRoom(wanted({ demo, form }), megabytes(least - 1))).toThrow(`only ${least - 1} MB are left where ${wanted().dataDir} lies, and at least ${least} MB are needed`);
  });
});
