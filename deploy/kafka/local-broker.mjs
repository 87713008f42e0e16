// A real Kafka on the JDK alone: one broker in KRaft mode, in a folder of its own, that can be killed and started again.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { jars } from './jars.mjs';
import { endOrphan, noteBroker } from './orphan.mjs';

const patience = 60_000;
const small = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];

/** Two ports that are free now. */
async function freePorts() {
  const servers = await Promise.all([0, 0].map(() => new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return ports;
}

function settingsFor(folder, [port, controller]) {
  return `${readFileSync(path.join(import.meta.dirname, 'server.properties'), 'utf8')}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.quorum.bootstrap.servers=127.0.0.1:${controller}
log.dirs=${path.join(folder, 'data')}
`;
}

function format(classes, settings) {
  const tool = (...words) => spawnSync('java', ['-XX:TieredStopAtLevel=1', ...classes, 'kafka.tools.StorageTool', ...words], { encoding: 'utf8' });
  const id = tool('random-uuid').stdout.trim().split('\n').at(-1);
  const { status, stdout, stderr } = tool('format', '--standalone', '-t', id, '-c', settings);
  if (status !== 0) throw new Error(`Kafka could not lay out its folder.\n${stdout}${stderr}`);
}

/** Starts the broker of a folder, on the ports that it had there before, and answers when it takes connections. `ended` resolves when it has gone, whatever the reason. */
export async function localBroker(folder) {
  mkdirSync(folder, { recursive: true });
  await endOrphan(folder);
  const classes = [`-Dlog4j2.configurationFile=${path.join(import.meta.dirname, 'log4j2.properties')}`, '-cp', path.join(jars(), '*')];
  const settings = path.join(folder, 'server.properties');
  if (!existsSync(settings)) {
    const draft = `${settings}.new`;
    writeFileSync(draft, settingsFor(folder, await freePorts()));
    format(classes, draft);
    writeFileSync(settings, readFileSync(draft));
  }
  const port = Number(/^listeners=PLAINTEXT:\/\/127\.0\.0\.1:(\d+)/m.exec(readFileSync(settings, 'utf8'))[1]);
  let broker = await launched(classes, settings);
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
    /** After it was killed: the same folder, the same ports. */
    restart: async () => {
      broker = await launched(classes, settings);
    },
    stop: () => broker.end('SIGTERM'),
  };
}

async function launched(classes, settings) {
  const child = spawn('java', [...small, ...classes, 'kafka.Kafka', settings], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  noteBroker(path.dirname(settings), child.pid);
  const gone = () => child.kill('SIGKILL');
  process.once('exit', gone);
  const said = [];
  const ended = new Promise(resolve => child.once('exit', code => (process.off('exit', gone), resolve(code))));
  const started = new Promise(resolve => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => {
      said.push(String(chunk));
      if (said.length > 200) said.shift();
      if (/Kafka Server started/.test(said.slice(-3).join(''))) resolve('started');
    });
  });
  const late = new Promise(resolve => setTimeout(resolve, patience, 'late').unref());
  const outcome = await Promise.race([started, ended.then(() => 'ended'), late]);
  const end = async signal => {
    child.kill(signal);
    const slow = setTimeout(gone, 15_000);
    await ended;
    clearTimeout(slow);
  };
  if (outcome === 'started') return { child, ended, end };
  await end('SIGKILL');
  throw new Error(`Kafka did not start.\n${said.slice(-40).join('')}`);
}
