// Proof that what PostgreSQL writes when it does not start becomes the right next step, or one sentence.
import { CannotStart } from '@onehall/platform';
import { databaseIsGone, sentenceFor, troubleIn, type FailedStart } from './server-troubles.js';

const said = (words: string): FailedStart => ({ ending: 'by itself', last: written(words) });
const written = (words: string): string => `2026-11-23 00:59:51.364 UTC [6640]  LOG:  starting PostgreSQL 18.4\n2026-11-23 00:59:51.400 UTC [6640]  FATAL:  ${words}\n`;

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

describe('A PostgreSQL that was ended while it started', () => {
  const refused = '2026-11-23 18:29:31.488 UTC [24941] [unknown] FATAL:  the database system is starting up\n2026-11-23 18:29:31.490 UTC [24941] [unknown] DETAIL:  Consistent recovery state has not been yet reached.\n';
  const orphaned = '2026-11-23 18:29:31.552 UTC [24992] [unknown] FATAL:  terminating connection due to unexpected postmaster exit\n';
  const recovering = '2026-11-23 18:29:31.620 UTC [24926]  LOG:  database system was not properly shut down; automatic recovery in progress\n';

  it.each(['killed', 'silent'] as const)('(%s) is started again', ending => expect(troubleIn({ ending, last: recovering + refused + orphaned }, '/data')).toBe('again'));
  it.each(['startup process', 'io worker', 'checkpointer process'])('because its %s was killed is started again, and however often it was tried, that is what is told', process => {
    const start = { ending: 'by itself' as const, last: `${recovering}2026-11-23 18:29:31.700 UTC [24920]  LOG:  ${process} (PID 24926) was terminated by signal 9: Killed\n2026-11-23 18:29:31.720 UTC [24920]  LOG:  database system is shut down\n` };
    expect(troubleIn(start, '/data')).toBe('again');
    expect(sentenceFor(start).message).toContain(`does not start: ${process} (PID 24926) was terminated by signal 9: Killed (see`);
  });
  it('on a full disk is not started again', () => expect(troubleIn({ ...said('could not write to file "pg_wal/xlogtemp.7": No space left on device'), ending: 'killed' }, '/data')).toBeInstanceOf(CannotStart));
  it('is told by its own last word, not by what those heard whom it turned away', () => {
    const last = `${written('could not locate a valid checkpoint record')}${refused}${orphaned}`;
    expect((troubleIn({ ending: 'by itself', last }, '/data') as CannotStart).message).toContain('does not start: could not locate a valid checkpoint record');
  });
  it('however often it was tried, becomes one sentence', () => {
    expect(sentenceFor({ ending: 'killed', last: orphaned }).message).toContain('killed again and again');
    expect(sentenceFor({ ending: 'silent', last: refused }).message).toContain('falls silent again and again');
    expect(sentenceFor(said('could not create any TCP/IP sockets')).message).toContain('does not start: could not create any TCP/IP sockets');
  });
});

describe('A PostgreSQL that runs', () => {
  it('and lacks one of its databases is told to the operator', () =>
    expect(databaseIsGone({ driverError: Object.assign(new Error('database "onehall" does not exist'), { code: '3D000' }) }, '/data')?.message).toContain('The database in /data is damaged'));
  it('and says anything else is not called damaged', () => expect(databaseIsGone(Object.assign(new Error('no'), { code: '28P01' }), '/data')).toBeUndefined());
});
