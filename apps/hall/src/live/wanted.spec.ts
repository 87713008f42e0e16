// The command line of `npm run live`: what it understands, and what it says before any hall is started.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { assertLivable, wanted, wordsOf } from './wanted.js';

const refusal = (...argv: readonly string[]): unknown => {
  try {
    return wanted(argv, '/files');
  } catch (error) {
    return error;
  }
};

describe('The command line of npm run live', () => {
  it('names a file, and may say more', () => {
    expect(wanted(['cases.jsonl'], '/files')).toMatchObject({ file: '/files/cases.jsonl', report: undefined, hall: undefined, lanes: undefined });
    expect(wanted(['--today', '2026-03-16', '--lanes=4', '--minutes', '0', '--hall', 'http://127.0.0.1:4000/', '--report', 'out.json', 'cases.jsonl'], '/files')).toEqual({ file: '/files/cases.jsonl', report: '/files/out.json', hall: 'http://127.0.0.1:4000', today: '2026-03-16', lanes: 4, minutes: 0 });
  });
  it('can be said again to another process', () => {
    const said = wanted(['--today', '2026-03-16', '--lanes', '4', '--', '-odd-.jsonl'], '/files');
    expect(wanted(wordsOf(said, 'http://127.0.0.1:1'), '')).toEqual({ ...said, hall: 'http://127.0.0.1:1' });
  });
  it.each([
    ['--today abc', '--today must be a day such as 2026-03-16, not "abc".'],
    ['--today 2026-02-30', '--today must be a day such as 2026-03-16, not "2026-02-30".'],
    ['--today tomorrow', '--today must be a day'],
    ['--lanes abc', '--lanes must be a whole number from 1 to 1000, not "abc".'],
    ['--lanes 0', '--lanes must be'],
    ['--minutes=x', '--minutes must be a whole number from 0 to 1440, not "x".'],
    ['--minutes=-1', '--minutes must be'],
    ['--hall 127.0.0.1:4532', '--hall must be the address of a hall with its http://, such as http://127.0.0.1:3000, not "127.0.0.1:4532".'],
    ['--bogus', 'Usage: npm run live'],
    ['more.jsonl', 'Usage: npm run live'],
    ['--report=', 'Usage: npm run live'],
  ])('that says %s is answered in one sentence, with exit code 2', (words, en) => expect(refusal('cases.jsonl', ...words.split(' '))).toMatchObject({ exitCode: 2, says: { en: expect.stringContaining(en) as string } }));
  it('without a file is answered with the usage', () => expect(refusal()).toMatchObject({ exitCode: 2, says: { en: expect.stringContaining('Usage: npm run live') as string } }));
});

describe('What cannot be lived is said before it is begun', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onehall-wanted-'));
    writeFileSync(join(folder, 'cases.jsonl'), '{}\n');
    writeFileSync(join(folder, 'plain.gz'), '{}\n');
    writeFileSync(join(folder, 'whole.gz'), gzipSync('{}\n'.repeat(9_000)));
    writeFileSync(join(folder, 'cut.gz'), gzipSync(Array.from({ length: 9_000 }, (_, index) => `{"id":"${index}"}\n`).join('')).subarray(0, -100));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const tried = (...words: string[]): Promise<unknown> => assertLivable(wanted(words, folder)).catch((error: unknown) => error);

  it('and what can be is not refused', async () => expect(await Promise.all([tried('cases.jsonl'), tried('whole.gz', '--report', 'report.json')])).toEqual([undefined, undefined]));
  it.each([
    [['nowhere.jsonl'], 'There is no file'],
    [['.'], 'is a folder.'],
    [['plain.gz'], 'is no sound gzip file.'],
    [['cut.gz'], 'is no sound gzip file.'],
    [['cases.jsonl', '--report', 'nowhere/report.json'], 'The report cannot be written to'],
  ])('%s: in one sentence', async (words, en) => expect(await tried(...words)).toMatchObject({ exitCode: 1, says: { en: expect.stringContaining(en) as string } }));
  it('also that there is no room for temporary files', async () =>
    expect(await assertLivable({ file: join(folder, 'cases.jsonl'), report: undefined }, '/nope').catch((error: unknown) => error)).toMatchObject({ exitCode: 1, says: { en: 'The folder for temporary files, /nope, cannot be used; choose another one with TMPDIR.' } }));
});
