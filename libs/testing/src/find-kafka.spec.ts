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
  it('where Kafka is named uses that one, and starts none', () => {
    expect(asked('find-kafka.mjs', 'async found => { const { brokers, named, isOurs } = await found.findKafka("/nowhere"); return { brokers, named, isOurs }; }', { KAFKA_BROKERS: 'one:9092, two:9092' }))
      .toEqual({ brokers: ['one:9092', 'two:9092'], named: 'Kafka of KAFKA_BROKERS (one:9092, two:9092)', isOurs: false });
    expect(asked('find-kafka.mjs', 'found => found.whyNoKafka()', { KAFKA_BROKERS: 'one:9092' })).toBeNull();
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
