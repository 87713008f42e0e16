// A real Kafka on the JDK alone: one broker in KRaft mode, in a folder of its own, that can be killed and started again.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jars } from './jars.mjs';
import { endOrphan, markOf, noteBroker } from './orphan.mjs';

const patience = 60_000;
const small = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];

/** Java reads settings as Latin-1, and a comma there parts two folders: whatever the folder is called, Kafka stands in it and hears only names within. */
const data = 'data';
const settings = 'server.properties';

/** How Java runs in a folder: it can speak the folder's name, in whatever language the desk is set, and what it says is English. */
const within = folder => ({ cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } });

function settingsFor([port, controller]) {
  return `${readFileSync(path.join(import.meta.dirname, 'server.properties'), 'utf8')}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.quorum.bootstrap.servers=127.0.0.1:${controller}
log.dirs=${data}
`;
}

/** A power cut may leave files without content, and whoever makes room may delete one folder of several. */
function isWhole(folder) {
  const properties = path.join(folder, data, 'meta.properties');
  return existsSync(properties) && /^node\.id=1$/m.test(readFileSync(properties, 'utf8')) && existsSync(path.join(folder, data, '__cluster_metadata-0'));
}

/** Lays out what Kafka keeps where it is missing or not whole. What was left of it goes: it belongs to no quorum any more, and the relays fill the topics from their logs. */
function format(folder, classes) {
  if (isWhole(folder)) return;
  rmSync(path.join(folder, data), { recursive: true, force: true });
  const tool = (...words) => spawnSync('java', ['-XX:TieredStopAtLevel=1', ...classes, 'kafka.tools.StorageTool', ...words], { ...within(folder), encoding: 'utf8' });
  const id = tool('random-uuid').stdout.trim().split('\n').at(-1);
  const { status, stdout, stderr } = tool('format', '--standalone', '-t', id, '-c', settings);
  if (status !== 0) throw new Error(`Kafka could not lay out its folder.\n${stdout}${stderr}`);
}

// Not before what is missing was installed: whoever asks for Kafka asks for that first.
const portFinder = () => import('get-port');
const aPort = async (port = 0) => (await portFinder()).default({ host: '127.0.0.1', port });

/** What this process itself gave to a broker that has gone is free again. */
async function isFree(port) {
  (await portFinder()).clearLockedPorts();
  return (await aPort(port)) === port;
}

/** The ports that it had before; others where somebody has taken one of them. The controller moves too: the one voter of its quorum tells itself where it is today. */
async function portsFor(written) {
  const had = existsSync(written) && /^listeners=PLAINTEXT:\/\/127\.0\.0\.1:(\d+),CONTROLLER:\/\/127\.0\.0\.1:(\d+)$/m.exec(readFileSync(written, 'utf8'))?.slice(1).map(Number);
  return had && (await Promise.all(had.map(isFree))).every(Boolean) ? had : [await aPort(), await aPort()];
}

/** Writes what the broker is told today, and answers its port. */
async function lay(folder, classes) {
  const written = path.join(folder, settings);
  const ports = await portsFor(written);
  writeFileSync(`${written}.new`, settingsFor(ports));
  renameSync(`${written}.new`, written);
  format(folder, classes);
  return ports[0];
}

/** Starts the broker of a folder, on the ports that it had there before where they are free, and answers when it takes connections. `ended` resolves when it has gone, with the reason. */
export async function localBroker(folder) {
  mkdirSync(folder, { recursive: true });
  await endOrphan(folder);
  // Here lies its log4j2.properties.
  const classes = ['-cp', [import.meta.dirname, path.resolve(jars(), '*')].join(path.delimiter)];
  const port = await lay(folder, classes);
  let broker = launch(folder, classes);
  await broker.started;
  return {
    brokers: [`127.0.0.1:${port}`],
    get pid() {
      return broker.child.pid;
    },
    get ended() {
      return broker.ended;
    },
    /** As a machine that loses its power. */
    kill: () => broker.end('SIGKILL'),
    /** After it was killed: the same folder, the same ports; laid out anew, where its data were lost meanwhile. */
    restart: async () => {
      format(folder, classes);
      broker = launch(folder, classes);
      await broker.started;
    },
    stop: () => broker.end('SIGTERM'),
  };
}

const found = (said, what) => said.join('').split('\n').flatMap(line => what.exec(line)?.[1] ?? []);
/** What a broker complained of, in one line. Of a start that failed the first error is the cause, and the others follow from it. */
const complaint = said => found(said, /^(?:Exception in thread "[^"]*" )?[\w.$]+(?:Exception|Error): (.+)$/)[0] ?? lastTrouble(said);
/** Of one that had started, its own last word is the reason. */
const lastTrouble = said => found(said, / (?:ERROR|FATAL) (.+)$/).at(-1);

/** `started` rejects when it ended before, or takes too long; `ended` never does. */
function launch(folder, classes) {
  const child = spawn('java', [...small, markOf(folder), ...classes, 'kafka.Kafka', settings], { ...within(folder), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  noteBroker(folder, child.pid);
  const gone = () => child.kill('SIGKILL');
  process.once('exit', gone);
  const said = [];
  let isUp = false;
  const ended = new Promise(resolve => child.once('close', (code, signal) => {
    process.off('exit', gone);
    resolve(signal ?? [`exit code ${code}`, isUp ? lastTrouble(said) : complaint(said)].filter(Boolean).join(': '));
  }));
  const ready = new Promise(resolve => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => {
      said.push(String(chunk));
      if (said.length > 200) said.shift();
      if (!isUp && /Kafka Server started/.test(said.slice(-3).join(''))) resolve(isUp = true);
    });
  });
  const late = new Promise(resolve => setTimeout(resolve, patience, `it took more than ${patience / 1_000} s`).unref());
  const end = async signal => {
    child.kill(signal);
    const slow = setTimeout(gone, 15_000);
    await ended;
    clearTimeout(slow);
  };
  const started = Promise.race([ready, ended, late]).then(outcome => (isUp ? undefined : end('SIGKILL').then(() => refuse(outcome, said, folder))));
  return { child, ended, end, started };
}

/** The whole of its words lies in its folder, for whoever one line is not enough. */
function refuse(why, said, folder) {
  const words = path.join(folder, 'last-words.log');
  writeFileSync(words, said.join(''));
  throw new Error(`Kafka did not start: ${why} (see ${words}).`);
}
