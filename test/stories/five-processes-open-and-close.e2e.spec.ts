// `npm run start:services` as somebody at a desk meets it: it opens, says why it cannot, stops with one Ctrl-C, and comes back after it was killed.
import { services } from '@onehall/contracts';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { close, hallFolder, launch, oneSentence, outcome, until, type Hall } from './hall-process.js';
import { forgetTopics } from './services-house.js';

const parent = hallFolder();
const settings = (name: string, more: Record<string, string> = {}) => ({ DATA_DIR: join(parent(), name), DEMO: 'false', ...more });
async function opened(name: string, more: Record<string, string> = {}): Promise<Hall> {
  const hall = launch('start-services', settings(name, more));
  return { ...hall, url: await until(() => /^OneHall is ready at (\S+)$/m.exec(hall.words())?.[1], hall.words) };
}

const commandOf = (pid: string): string => (existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '');
const noted = (file: string): string => (existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[0] ?? '') : '');
/** What still runs on a folder: its PostgreSQL and its broker, as they noted themselves. */
const left = (name: string): readonly string[] =>
  ['postgres/postmaster.pid', 'kafka/broker.pid'].filter(file => [join(parent(), name), encodeURI(join(parent(), name))].some(folder => commandOf(noted(join(parent(), name, file))).includes(folder)));
const people = (url: string) => fetch(`${url}/identity/people`).then(answer => answer.status);

describe('A hall of five processes', () => {
  it('opens from nothing, stops with one Ctrl-C, and leaves nobody behind', async () => {
    const hall = await opened('steady');
    expect(hall.words()).toMatch(/Kafka/);
    expect(await people(hall.url)).toBe(200);
    expect((await fetch(`${hall.url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${hall.url}/health/live`)).status).toBe(200);
    expect(await close(hall)).toBe(0);
    expect(left('steady')).toEqual([]);
    await expect(fetch(hall.url)).rejects.toThrow();
  });

  it('comes back to where it stood after the process that had started it was killed', async () => {
    const hall = await opened('steady');
    hall.process.kill('SIGKILL');
    await hall.ended;
    // Those whom it had started hear that their line to it is gone.
    await until(async () => ((await fetch(hall.url).catch(() => undefined)) === undefined ? true : (await pause(200), undefined)), () => 'the gateway still answers');
    const again = await opened('steady');
    expect(await people(again.url)).toBe(200);
    expect(await close(again)).toBe(0);
    expect(left('steady')).toEqual([]);
  });

  it('says on the first screen why one of them cannot start, and takes the others down', async () => {
    const folder = join(parent(), 'steady', 'routing');
    renameSync(folder, `${folder}.away`);
    writeFileSync(folder, 'no folder');
    const { said, code } = await outcome(launch('start-services', settings('steady')));
    expect(said).toMatch(/routing does not start \(exit code 1\)\. Its last words:\n[^\n]*\n[^\n]*routing/);
    expect(code).toBe(1);
    expect(left('steady')).toEqual([]);
    rmSync(folder);
    renameSync(`${folder}.away`, folder);
  });

  it.each(['many', '0', '10'])('is refused %s brokers for each fact before anything is started', async many => {
    const { said, code } = await outcome(launch('start-services', settings('never', { KAFKA_REPLICAS: many })));
    expect([said, code]).toEqual([oneSentence(`The setting KAFKA_REPLICAS \\(or --replicas\\) must be a whole number from 1 to 9, not "${many}"`), 2]);
    expect(existsSync(join(parent(), 'never'))).toBe(false);
  });

  it('does not begin on a Kafka whose topics are another hall’s, and says so in one sentence before anybody reads a word there', async () => {
    const shared = { KAFKA_BROKERS: process.env['ONEHALL_TEST_KAFKA'] ?? '', KAFKA_PREFIX: `story-${process.pid}` };
    const first = await opened('first', shared);
    expect(await close(first)).toBe(0);
    const { said, code } = await outcome(launch('start-services', settings('second', shared)));
    const topics = services.map(service => `${shared.KAFKA_PREFIX}.${service}.v1`).join(', ');
    expect([said, code]).toEqual([expect.stringMatching(new RegExp(`载有另一个大厅的日志[^\\n]*\\nThe Kafka topics ${topics} carry the logs of another hall\\. Name other topics with KAFKA_PREFIX, [^\\n]*\\n$`)) as string, 1]);
    const again = await opened('first', shared);
    expect(await close(again)).toBe(0);
    await forgetTopics(shared.KAFKA_PREFIX);
  });

  it('does not begin on a Kafka that has fewer brokers than are to keep each fact, and says so in one sentence', async () => {
    const { said, code } = await outcome(launch('start-services', settings('steady', { KAFKA_BROKERS: process.env['ONEHALL_TEST_KAFKA'] ?? '', KAFKA_PREFIX: `many-${process.pid}`, KAFKA_REPLICAS: '9' })));
    expect([said, code]).toEqual([expect.stringMatching(new RegExp(`KAFKA_REPLICAS 要求[^\\n]*\\nKAFKA_REPLICAS wants each fact on 9 brokers; this Kafka has \\d now, and cannot make the topics many-${process.pid}\\.intake\\.v1, [^\\n]*\\n$`)) as string, 1]);
    expect(left('steady')).toEqual([]);
  });

  const elsewhere = (change: Partial<URL>): string => Object.assign(new URL(process.env['ONEHALL_TEST_DATABASE'] ?? ''), change).href;
  it.each([
    ['is no PostgreSQL', () => 'mysql://x', 2, 'DATABASE_URL must be an address of PostgreSQL, such as '],
    ['does not answer', () => elsewhere({ hostname: 'localhost', port: '1' }), 1, 'The PostgreSQL in DATABASE_URL \\(localhost:1\\) cannot be used: [^\\n]*connect ECONNREFUSED 127\\.0\\.0\\.1:1'],
    ['does not let it in', () => elsewhere({ password: 'wrong' }), 1, 'The PostgreSQL in DATABASE_URL \\(\\S+:\\d+\\) cannot be used: password authentication failed for user'],
  ])('does not begin where the PostgreSQL that is named %s, and says so in one sentence; neither is it verified there', async (_, address, exit, sentence) => {
    const { said, code } = await outcome(launch('start-services', settings('never', { DATABASE_URL: address() })));
    expect([said, code]).toEqual([oneSentence(sentence), exit]);
    expect(existsSync(join(parent(), 'never'))).toBe(false);
    const checked = await outcome(launch('verify', { DATA_DIR: join(parent(), 'never'), DATABASE_URL: address() }));
    expect([checked.said, checked.code]).toEqual([expect.stringMatching(new RegExp(`^[^\\n]*\\n${sentence}[^\\n]*\\n未能完成校验，没有得出结论。\\nIt could not be checked; nothing is proven\\.\\n$`)) as string, 2]);
  });

  it('is not opened on its folder as one process', async () => {
    const { said, code } = await outcome(launch('start', settings('steady')));
    expect([said, code]).toEqual([oneSentence('The data folder .* belongs to a hall that is started with npm run start:services'), 1]);
  });
});
