// The hall where something hinders it: a folder that cannot be used or was damaged, a disk without room, somebody who stops it while it is still opening. One sentence each, and nothing left over.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, hallFolder, launch, oneSentence, openHall, outcome, until } from './hall-process.js';

jest.setTimeout(240_000);

const parent = hallFolder();
const inFolder = (name: string): string => join(parent(), name);
const refused = (dataDir: string) => outcome(launch('start', { DATA_DIR: dataDir }));

describe('A folder that cannot be used', () => {
  it('because a file bars the way is named, and nothing is written', async () => {
    writeFileSync(inFolder('novel.txt'), 'Chapter one');
    expect(await refused(inFolder('novel.txt/data'))).toEqual({ code: 1, said: oneSentence('The folder .*/novel\\.txt/data cannot be used: a file stands on the way to it') });
  });
  it('because its file system takes none is named, and nobody waits for it', async () => {
    if (process.platform !== 'linux') return expect(existsSync('/proc/self')).toBe(false);
    expect(await refused('/proc/onehall/data')).toEqual({ code: 1, said: oneSentence('The folder /proc/onehall/data cannot be used: (no folder can be made there|there is no permission to use it)') });
  });
});

describe('A folder that lost the passwords of its database', () => {
  const secrets = (): string => join(inFolder('lost'), 'secrets.json');

  it('is left as it is, with a sentence that says how to restore them', async () => {
    await close(await openHall({ DATA_DIR: inFolder('lost'), DEMO: 'false' }));
    rmSync(secrets());
    const before = readdirSync(inFolder('lost'));
    expect(await refused(inFolder('lost'))).toEqual({ code: 1, said: oneSentence('.*secrets\\.json is missing; put it back from a backup, or write') });
    expect(readdirSync(inFolder('lost'))).toEqual(before);
  });
  it('is a hall again when somebody has done what the sentence says', async () => {
    const { password } = new URL(readFileSync(join(inFolder('lost'), 'database-url'), 'utf8').trim());
    writeFileSync(secrets(), JSON.stringify({ postgres: password }), { mode: 0o600 });
    expect(await close(await openHall({ DATA_DIR: inFolder('lost'), DEMO: 'false' }))).toBe(0);
  });
  it('is not verified behind a database made anew', async () => {
    rmSync(join(inFolder('lost'), 'postgres'), { recursive: true });
    const { said, code } = await outcome(launch('verify', { DATA_DIR: inFolder('lost') }));
    expect({ said, code }).toMatchObject({ code: 2, said: expect.stringContaining('postgres is missing; the whole history of the hall lies in it') as string });
    expect(existsSync(join(inFolder('lost'), 'postgres'))).toBe(false);
  });
});

describe('A hall that is told to stop while it opens', () => {
  const folder = (): string => inFolder('told');
  let words = (): string => '';

  it.each([
    ['while its database is made', () => existsSync(join(folder(), 'postgres.new'))],
    ['while its services open', () => existsSync(join(folder(), 'database-url'))],
    ['while the demo hall is lived', () => /\n {2}[1-9]\d*\/32 /.test(words())],
  ])('%s, does so within seconds, and leaves nothing running', async (_, isThere) => {
    const hall = launch('start', { DATA_DIR: folder() });
    words = hall.words;
    await until(() => (isThere() ? true : undefined), hall.words);
    const told = Date.now();
    expect(await close(hall, 'SIGTERM')).toBe(0);
    expect(Date.now() - told).toBeLessThan(10_000);
    expect(hall.words()).not.toMatch(/ready|Error|"level"/);
    const left = [folder(), join(folder(), 'postgres')].flatMap(place => (existsSync(place) ? readdirSync(place) : []));
    expect(left.filter(name => /^hall\.sock|^postmaster\.pid$|^postgres\.new$/.test(name))).toEqual([]);
  });
  it('goes on where it stood at the next start', async () => {
    const hall = await openHall({ DATA_DIR: folder() });
    expect(hall.words()).toMatch(/it holds 31 cases, 40 departments\n[^\n]*the demo hall’s 31 cases \(from 32 submissions\)/);
    expect(await close(hall)).toBe(0);
  });
});

describe('A disk without room', () => {
  const disk = (): string => inFolder('disk');
  /** Only root can lay a small disk. */
  const laid = (megabytes: number): boolean => {
    mkdirSync(disk(), { recursive: true });
    return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk()]).status === 0;
  };
  const fill = (): void => {
    for (const size of [1_048_576, 65_536, 4_096])
      try {
        for (;;) appendFileSync(join(disk(), 'fill'), Buffer.alloc(size));
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
  };
  afterEach(() => spawnSync('umount', [disk()]));

  it('is noticed before anything is written', async () => {
    if (!laid(100)) return expect(readdirSync(disk())).toEqual([]);
    expect(await refused(join(disk(), 'data'))).toEqual({ code: 1, said: oneSentence('The disk is too full: only \\d+ MB are left .* and at least 128 MB are needed') });
    expect(readdirSync(join(disk(), 'data'))).toEqual([]);
  });

  it('ends the start at once when it fills while the demo hall is lived', async () => {
    if (!laid(200)) return expect(readdirSync(disk())).toEqual([]);
    const hall = launch('start', { DATA_DIR: join(disk(), 'data') });
    await until(() => (/\n {2}[1-9]\d*\/32 /.test(hall.words()) ? true : undefined), hall.words);
    fill();
    const full = Date.now();
    const { said, code } = await outcome(hall);
    expect(Date.now() - full).toBeLessThan(20_000);
    expect(code).toBe(1);
    expect(said).toMatch(/\n磁盘已满，大厅无法继续；请腾出空间后再启动。\nThe disk is full, so the hall cannot go on; make room and start it again\.\n$/);
    expect(said).not.toMatch(/"level"|Error/);
  });

  it('makes a hall that is open not ready, for as long as it lasts', async () => {
    if (!laid(200)) return expect(readdirSync(disk())).toEqual([]);
    const hall = await openHall({ DATA_DIR: join(disk(), 'data'), DEMO: 'false' });
    const ready = async () => {
      const answer = await fetch(`${hall.url}/health/ready`);
      return { status: answer.status, body: (await answer.json()) as object };
    };
    expect(await ready()).toMatchObject({ status: 200, body: { checks: { disk: { ok: true } } } });
    fill();
    expect(await ready()).toMatchObject({ status: 503, body: { checks: { disk: { ok: false, detail: { en: expect.stringContaining('The disk is nearly full') as string } } } } });
    rmSync(join(disk(), 'fill'));
    expect(await ready()).toMatchObject({ status: 200 });
    expect(await close(hall)).toBe(0);
  });
});

describe('Whoever asks for help', () => {
  it.each([
    ['start', ['--port <PORT>', '--no-demo', 'DATA_DIR']],
    ['live', ['--report <file.json>', '3  ']],
    ['verify', ['--json <file>', '--data-dir <DATA_DIR>']],
  ])('of %s is told what can be said, and nothing is started', async (command, options) => {
    const { said, code } = await outcome(launch(command, { DATA_DIR: inFolder('unused') }, ['--help']));
    expect(code).toBe(0);
    for (const option of options) expect(said).toContain(option);
    expect(existsSync(inFolder('unused'))).toBe(false);
  });
});
