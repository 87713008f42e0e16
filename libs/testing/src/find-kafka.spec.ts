// Proof that Kafka is looked for in its order, and that one sentence says what to install where there is none.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const place = resolve(__dirname, '../../../deploy/kafka');
let desk: string;
beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'onehall-desk-'));
  mkdirSync(join(desk, 'bin'));
  symlinkSync(process.execPath, join(desk, 'bin', 'node'));
});
afterEach(() => rmSync(desk, { recursive: true }));

/** A tool on this desk that says what it is told to say. */
const installed = (tool: string, says = ''): void => writeFileSync(join(desk, 'bin', tool), `#!/bin/sh\necho '${says}' >&2\n`, { mode: 0o755 });

/** What an expression of a module of deploy/kafka comes to on this desk. */
function asked(module: string, expression: string, env: Readonly<Record<string, string>> = {}): unknown {
  const script = `const found = await import(${JSON.stringify(`file://${join(place, module)}`)}); process.stdout.write(JSON.stringify((await (${expression})(found)) ?? null));`;
  const { stdout, stderr } = spawnSync(join(desk, 'bin', 'node'), ['--input-type=module', '-e', script], { encoding: 'utf8', env: { PATH: join(desk, 'bin'), HOME: desk, ...env } });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const whyNoJars = (): unknown => asked('jars.mjs', 'found => found.whyNoJars()?.en');

describe('A desk', () => {
  it.each([['127.0.0.1:1', 'ECONNREFUSED'], ['here', 'it is no host:port'], [' , ', 'it names none']])('where the Kafka that is named (%s) does not answer is told so, and starts none', (brokers, why) => {
    const sentence = `The Kafka in KAFKA_BROKERS (${brokers}) does not answer: ${why}.`;
    expect(asked('find-kafka.mjs', 'found => found.whyNoKafka()', { KAFKA_BROKERS: brokers })).toContain(sentence);
    expect(asked('find-kafka.mjs', 'found => found.findKafka("/nowhere").catch(error => error instanceof found.NoKafka && error.message)', { KAFKA_BROKERS: brokers })).toContain(sentence);
  });

  it.each([['socket.end("HTTP/1.1 400 Bad Request")', 'who answers there is no Kafka'], ['socket.end()', 'the connection was closed without an answer']])('is not taken in by somebody else at that address: %s', (answer, why) => {
    const listening = `const server = (await import('node:net')).createServer(socket => socket.once('data', () => ${answer})); await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))`;
    expect(asked('ask.mjs', `async found => { ${listening}; return found.silence('127.0.0.1:' + server.address().port).finally(() => server.close()); }`)).toBe(why);
  });

  it('without a JDK is told what to install', () => expect(whyNoJars()).toBe('install Docker, or a JDK of 17 or newer and Maven'));

  it('with a JDK that is too old is told the same', () => {
    installed('java', 'openjdk version "11.0.22" 2024-01-16');
    installed('mvn');
    expect(whyNoJars()).toBe('install Docker, or a JDK of 17 or newer and Maven');
  });

  it('with a JDK and no Maven is told to install that, until the files of Kafka are there', () => {
    installed('java', 'openjdk version "21.0.2" 2024-01-16');
    expect(whyNoJars()).toBe('the JDK is here; install Maven too (needed once, to fetch the files of Kafka), or Docker');
    installed('mvn');
    expect(whyNoJars()).toBeNull();
  });
});
