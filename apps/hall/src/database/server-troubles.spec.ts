// Proof that what PostgreSQL writes when it does not start becomes the right next step, or one sentence.
import { CannotStart } from '@onehall/platform';
import { databaseIsGone, troubleIn } from './server-troubles.js';

const said = (words: string): string => `2026-11-23 00:59:51.364 UTC [6640]  LOG:  starting PostgreSQL 18.4\n2026-11-23 00:59:51.400 UTC [6640]  FATAL:  ${words}\n`;

describe('A PostgreSQL that did not start', () => {
  it.each([
    ['lock file "postmaster.pid" already exists', 'again'],
    ['pre-existing shared memory block (key 1, ID 2) is still in use', 'again'],
    ['could not create any TCP/IP sockets', 'port'],
  ])('because «%s» is tried %s', (words, next) => expect(troubleIn(said(words), '/data')).toBe(next));

  it.each([
    ['could not write lock file "postmaster.pid": No space left on device', 'The disk is full: the database cannot write in /data'],
    ['database files are incompatible with server', 'written by another version of PostgreSQL'],
    ['could not open directory "base": Permission denied', 'PostgreSQL does not start: could not open directory "base": Permission denied'],
  ])('because «%s» is told to the operator', (words, sentence) => {
    const trouble = troubleIn(said(words), '/data');
    expect(trouble).toBeInstanceOf(CannotStart);
    expect((trouble as CannotStart).message).toContain(sentence);
  });
});

describe('A PostgreSQL that runs', () => {
  it('and lacks one of its databases is told to the operator', () =>
    expect(databaseIsGone({ driverError: Object.assign(new Error('database "onehall" does not exist'), { code: '3D000' }) }, '/data')?.message).toContain('The database in /data is damaged'));
  it('and says anything else is not called damaged', () => expect(databaseIsGone(Object.assign(new Error('no'), { code: '28P01' }), '/data')).toBeUndefined());
});
