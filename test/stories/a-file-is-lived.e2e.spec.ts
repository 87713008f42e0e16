// `npm run live` as somebody runs it: a file of messages and the demo hall's own file are lived in a hall of their own, and a second time bring nothing twice.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import getPort from 'get-port';
import type { Lived } from '../../apps/hall/src/live/live-file.js';

jest.setTimeout(240_000);

const root = resolve(__dirname, '../..');
const lamps = { id: '1', user: 'A0001', title: '反映A5区花溪路路灯不亮', askedAt: '2018/8/3 21:15:40', text: '花溪路从桥头到公园一段，路灯坏了三个月。', reply: '经区城管局、花溪街道核实，情况属实。花溪街道已安排值守。下一步将更换电缆。2018年8月20日', repliedAt: '2018/8/20 10:00:00' };
const school = { id: '2', user: 'A0002', title: '咨询A5区小学划片', askedAt: '2018/8/4 9:00:00', text: '新建小区的孩子到哪所小学报名？', reply: '按照就近原则，由区里统筹。', repliedAt: '2018/12/20 9:30:00' };
const backwards = { ...lamps, id: '3', repliedAt: '2018/8/1 9:00:00' };
const days = Array.from({ length: 40 }, (_, index) => new Date(Date.UTC(2018, 0, 1) + index * 86_400_000).toISOString().slice(0, 10));
const long = days.map((day, index) => JSON.stringify({ ...lamps, id: `${index}`, askedAt: `${day} 08:00`, repliedAt: `${day} 23:00` })).join('\n');
const messages = [JSON.stringify(school), 'nonsense', JSON.stringify(lamps), JSON.stringify(backwards)].join('\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onehall-story-'));
  chmodSync(folder, 0o711); // the database's own user must pass through
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hallOf = (file: string): string => join(folder, `${basename(file)}.hall`);

/** How a file is lived, and what befalls the command. */
interface Manner {
  readonly hall?: string;
  readonly more?: readonly string[];
  readonly interrupt?: RegExp;
  readonly kill?: RegExp;
}

/** Each file has a hall of its own: time does not run backwards in one. `interrupt`: Ctrl-C for the whole process group, as a terminal says it, once this has been printed; `kill`: kill -9 for the command alone. */
async function live(file: string, { hall = hallOf(file), more = [], interrupt, kill }: Manner = {}): Promise<{ readonly code: number | null; readonly said: string }> {
  const settings = { PATH: process.env['PATH'], LIVE_DATA_DIR: hall, PORT: String(await getPort({ host: '127.0.0.1' })) };
  const child = spawn(process.execPath, ['deploy/run/live.mjs', file, ...more], { cwd: root, env: settings, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let [said, pressed] = ['', false];
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    if (pressed || !(interrupt ?? kill)?.test(said)) return;
    pressed = true;
    if (interrupt) process.kill(-(child.pid ?? 0), 'SIGINT');
    else child.kill('SIGKILL');
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  const code = await new Promise<number | null>(settle => child.once('close', settle));
  return { code, said };
}

/** What came of a file that could be lived; with bad lines it ends with 3, without with 0. */
async function lived(file: string, { hall, more = [] }: { readonly hall?: string; readonly more?: readonly string[] } = {}): Promise<Lived> {
  const report = join(folder, 'report.json');
  const { code, said } = await live(file, { ...(hall === undefined ? {} : { hall }), more: ['--report', report, ...more] });
  if (code !== 0 && code !== 3) throw new Error(said);
  const told = JSON.parse(readFileSync(report, 'utf8')) as Lived;
  expect(code).toBe(told.lines.wrong.length === 0 ? 0 : 3);
  return told;
}

describe('A file of messages is lived in a hall of its own', () => {
  const file = (): string => join(folder, 'messages.jsonl');

  it('from the window to the ledger, with bad lines named and late departments urged', async () => {
    writeFileSync(file(), messages);
    const first = await lived(file());
    expect(first).toMatchObject({ cases: 2, submissions: 2, repeated: 0, skipped: 0, refusals: [], departments: { known: 3, opened: 3 } });
    expect(first.lines).toMatchObject({ read: 4, lived: 2 });
    expect(first.lines.wrong.map(({ line, en }) => `${line}: ${en}`)).toEqual(['2: it is no JSON', '4: the reply (2018/8/1 9:00:00) is not later than the question (2018/8/3 21:15:40)']);
    expect(first.lateInHall).toMatchObject([{ clock: 'C-HANDLE', stopped: 1 }]);
    expect(first.urged.cases).toBe(1);
    expect(first.heads.map(({ service, verified }) => [service, verified])).toEqual(['intake', 'routing', 'conference', 'supervision', 'audit'].map(service => [service, true]));
    expect(first.heads.find(({ service }) => service === 'routing')).toMatchObject({ events: first.events['routing'] });
  });

  it('and an empty one beside it says that it urged nobody, and that who is late is the whole hall’s', async () => {
    const empty = join(folder, 'empty.jsonl');
    writeFileSync(empty, '');
    const { lateInHall, urged } = await lived(empty, { hall: hallOf(file()) });
    expect([lateInHall.map(({ stopped }) => stopped), urged]).toEqual([[1], { cases: 0, times: 0 }]);
  });
  it('and a second time brings nothing twice', async () => {
    const second = await lived(file());
    expect(second).toMatchObject({ cases: 0, submissions: 0, refusals: [], behind: 0, departments: { opened: 0 }, urged: { cases: 1 } });
    expect(second.repeated).toBe(second.acts);
    expect(Object.values(second.events)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('The demo hall’s own file', () => {
  it('is lived without a refusal, also when its days are counted from another one', async () => {
    const { cases, submissions, lines, refusals, events } = await lived('apps/hall/src/demo/demo-hall.jsonl', { more: ['--today', '2026-03-16'] });
    expect({ cases, submissions, wrong: lines.wrong, refusals }).toEqual({ cases: 31, submissions: 32, wrong: [], refusals: [] });
    expect(events['conference']).toBeGreaterThan(40);
  });
});

describe('Ctrl-C while a file is lived', () => {
  const file = (): string => join(folder, 'long.jsonl');

  it('stops the file and then its hall, in one sentence, and leaves nothing over', async () => {
    writeFileSync(file(), long);
    const { code, said } = await live(file(), { interrupt: /\d+\/40 件/ });
    expect({ code, said }).toMatchObject({ code: 130, said: expect.stringMatching(/40 件[^\n]*\n已停下：[^\n]*Stopped: what has been lived stays[^\n]*\n$/) as string });
    expect([...readdirSync(hallOf(file())), ...readdirSync(join(hallOf(file()), 'postgres'))].filter(name => /^hall\.sock|^postmaster\.pid$/.test(name))).toEqual([]);
  });

  it('and the same file goes on from there', async () => {
    const { repeated, cases, submissions, refusals, lines } = await lived(file());
    expect({ refusals, lived: lines.lived }).toEqual({ refusals: [], lived: 40 });
    expect(repeated).toBeGreaterThan(0);
    expect(cases).toBeLessThan(40);
    expect(submissions).toBe(cases);
  });

  it('before it was begun, stops the hall that is starting', async () => {
    const { code, said } = await live(file(), { interrupt: /starting one/ });
    expect({ code, said }).toMatchObject({ code: 130, said: expect.stringMatching(/Stopped before the file was begun; run the same command again\.\n$/) as string });
    expect(readdirSync(hallOf(file())).filter(name => name.startsWith('hall.sock'))).toEqual([]);
  });
});

describe('kill -9 of the command', () => {
  const file = (): string => join(folder, 'killed.jsonl');
  const left = (): readonly string[] => [...readdirSync(hallOf(file())), ...readdirSync(join(hallOf(file()), 'postgres'))].filter(name => /^hall\.sock|^postmaster\.pid$/.test(name));

  it('stops the file and its hall too', async () => {
    writeFileSync(file(), long);
    const { code, said } = await live(file(), { kill: /\d+\/40 件/ });
    expect({ code, said }).toMatchObject({ code: null, said: expect.stringMatching(/\n已停下：[^\n]*\n$/) as string });
    for (const end = Date.now() + 30_000; left().length > 0 && Date.now() < end; await pause(100));
    expect(left()).toEqual([]);
  });
  it('a second command on the same folder names the variable that chooses another', async () => {
    const [first, second] = await Promise.all([live(file(), { interrupt: /\d+\/40 件/ }), pause(2_000).then(() => live(file()))]);
    const refused = [first, second].find(({ code }) => code === 1);
    expect(refused?.said).toMatch(/Another hall \(process \d+\) is using the data folder \S+; stop it first, or choose another folder with LIVE_DATA_DIR\./);
    expect(refused?.said).not.toMatch(/[^_]DATA_DIR/);
  });
});

describe('Nothing is lived, and no hall is started,', () => {
  it.each([
    ['without a file', ['--today=2026-03-16'], 2, /Usage: npm run live -- <file/],
    ['from a file that is not there', ['nowhere.jsonl'], 1, /There is no file \S*nowhere\.jsonl/],
    ['from a folder', ['test'], 1, /\/test is a folder/],
    ['on a day that is none', ['package.json', '--today', '2026-02-30'], 2, /--today must be a day/],
    ['at an address without its scheme', ['package.json', '--hall', '127.0.0.1:4532'], 2, /--hall must be the address of a hall with its http/],
  ])('%s', async (_, [file = '', ...more], code, sentence) => {
    const heard = await live(file, { more });
    expect(heard.code).toBe(code);
    expect(heard.said).toMatch(sentence);
    expect(heard.said).not.toMatch(/starting one| at [\w/]+\.[jt]s/);
  });
  it('for a report that could not be written: it is said before, and not after hours', async () => {
    const heard = await live('apps/hall/src/demo/demo-hall.jsonl', { more: ['--report', join(folder, 'nowhere', 'report.json')] });
    expect(heard.code).toBe(1);
    expect(heard.said).toMatch(/The report cannot be written to \S*nowhere/);
    expect(heard.said).not.toMatch(/[1-9]\d*\/\d+/);
  });
});
