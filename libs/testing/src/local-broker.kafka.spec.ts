// Proof that a real broker which is named is found, and that one of our own stands in any folder, comes back there after it was killed, and moves to other ports where somebody has taken its own, with everything in it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sharedBrokers } from './own-broker.js';

const place = (file: string): string => JSON.stringify(`file://${resolve(__dirname, '../../..', file)}`);

/** What a script that runs beside us answers on its last line. */
function answered(script: string, env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise(settle => child.once('close', () => settle(JSON.parse(said.trim().split('\n').at(-1) || 'null'))));
}

const named = `
const { findKafka } = await import(${place('deploy/kafka/find-kafka.mjs')});
const { brokers, named, isOurs } = await findKafka('/nowhere');
process.stdout.write(JSON.stringify({ brokers, named, isOurs }));`;

/** What is done with the broker of a folder, where there is a JDK. */
const withBroker = (folder: string, deeds: string): string => `
const { localBroker } = await import(${place('deploy/kafka/local-broker.mjs')});
const { whyNoJars } = await import(${place('deploy/kafka/jars.mjs')});
const { default: { Kafka } } = await import(${place('node_modules/kafkajs/index.js')});
const { readFileSync, rmSync } = await import('node:fs');
const net = await import('node:net');
const answer = found => new Promise(resolve => process.stdout.write(JSON.stringify(found) + '\\n', resolve));
const folder = ${JSON.stringify(folder)};
const portsIn = () => /^listeners=.*:(\\d+),.*:(\\d+)$/m.exec(readFileSync(folder + '/server.properties', 'utf8')).slice(1).map(Number);
const topicsAfter = async ({ brokers }, topic) => {
  const admin = new Kafka({ brokers, logLevel: 0 }).admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1 }] });
  const topics = await admin.listTopics().finally(() => admin.disconnect());
  return topics.sort();
};
if (whyNoJars()) await answer({ why: whyNoJars().en });
else {
${deeds}
}
process.exit();`;

const moved = (folder: string): string => withBroker(folder, `
  const first = await localBroker(folder);
  await topicsAfter(first, 'before');
  await first.stop();
  const had = portsIn();
  const stranger = net.createServer().listen(had[${folder.endsWith('controller') ? 1 : 0}], '127.0.0.1');
  const second = await localBroker(folder);
  const topics = await topicsAfter(second, 'after');
  await second.kill();
  const ended = await second.ended;
  const port = Number(second.brokers[0].split(':')[1]);
  const another = net.createServer();
  await new Promise(resolve => another.listen(port, '127.0.0.1', resolve));
  const refused = await second.restart().then(() => undefined, error => error.message);
  await new Promise(resolve => another.close(resolve));
  await second.restart();
  const again = await topicsAfter(second, 'again');
  await second.kill();
  rmSync(folder + '/data', { recursive: true });
  await second.restart();
  const anew = await topicsAfter(second, 'anew');
  await second.stop();
  await answer({ topics, again, anew, ended, refused, moved: portsIn().map((port, index) => port !== had[index]) });`);

/** Its keeper is killed, or stops it. */
const opened = (folder: string, topic: string, end: 'killed' | 'stopped'): string => withBroker(folder, `
  const broker = await localBroker(folder);
  await answer({ topics: await topicsAfter(broker, '${topic}') });
  ${end === 'killed' ? "process.kill(process.pid, 'SIGKILL')" : 'await broker.stop()'};`);

const odd = '厅, 一 100%';

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

let parent: string;
const pidNoted = (): string => readFileSync(join(parent, odd, 'broker.pid'), 'utf8').trim();
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'onehall-broker-'))));
afterEach(() => {
  if (existsSync(join(parent, odd, 'broker.pid')) && commandOf(pidNoted()).includes('kafka.Kafka')) process.kill(Number(pidNoted()), 'SIGKILL');
  rmSync(parent, { recursive: true });
});

describe('A Kafka', () => {
  it('that is named and answers is used as it is', async () => {
    const brokers = sharedBrokers().join(',');
    expect(await answered(named, { KAFKA_BROKERS: `127.0.0.1:1, ${brokers}` })).toEqual({ brokers: ['127.0.0.1:1', ...sharedBrokers()], named: `Kafka of KAFKA_BROKERS (127.0.0.1:1, ${brokers})`, isOurs: false });
  });

  it.each(['broker', 'controller'])('on the JDK here moves when somebody listens where its %s did, and says in one line why it does not start again while its port is taken', async part => {
    const found = await answered(moved(join(parent, part)));
    if (typeof found === 'object' && found && 'why' in found) return expect(found.why).toMatch(/JDK/);
    expect(found).toMatchObject({ topics: ['after', 'before'], again: ['after', 'again', 'before'], anew: ['anew'], ended: 'SIGKILL', moved: [true, true] });
    expect(found).toMatchObject({ refused: expect.stringMatching(/^Kafka did not start: exit code 1: Socket server failed to bind to 127\.0\.0\.1:\d+: Address already in use\. \(see .*last-words\.log\)\.$/) as string });
  });

  it('on the JDK here stands in its folder, whatever that is called and whatever the desk speaks; one whose keeper was killed gives way to the next; and a folder that has lost its data is laid out anew', async () => {
    const folder = join(parent, odd);
    const desk = { LANG: 'C', LC_ALL: '' };
    const open = (topic: string, end: 'killed' | 'stopped', speaks = desk): Promise<unknown> => answered(opened(folder, topic, end), speaks);
    const first = await open('first', 'killed');
    if (typeof first === 'object' && first && 'why' in first) return expect(first.why).toMatch(/JDK/);
    expect(first).toEqual({ topics: ['first'] });
    const orphan = pidNoted();
    expect(commandOf(orphan)).toContain('kafka.Kafka');
    expect(await open('second', 'stopped', { LANG: 'C.UTF-8', LC_ALL: '' })).toEqual({ topics: ['first', 'second'] });
    expect(commandOf(orphan)).not.toContain('kafka.Kafka');
    // As it was written before names within the folder were enough.
    const settings = join(folder, 'server.properties');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('log.dirs=data', `log.dirs=${join(folder, 'data')}`));
    expect(await open('third', 'stopped')).toEqual({ topics: ['first', 'second', 'third'] });
    rmSync(join(folder, 'data', 'meta.properties'));
    expect(await open('fourth', 'stopped')).toEqual({ topics: ['fourth'] });
    rmSync(join(folder, 'data'), { recursive: true });
    expect(await open('fifth', 'stopped')).toEqual({ topics: ['fifth'] });
    writeFileSync(join(folder, 'data', 'meta.properties'), '');
    expect(await open('sixth', 'stopped')).toEqual({ topics: ['sixth'] });
    rmSync(join(folder, 'data', '__cluster_metadata-0'), { recursive: true });
    expect(await open('seventh', 'stopped')).toEqual({ topics: ['seventh'] });
    expect([readdirSync(parent), readdirSync(folder).sort()]).toEqual([[odd], ['broker.pid', 'data', 'server.properties']]);
  });
});
