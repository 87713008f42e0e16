// The ground of a measurement: a folder that is gone afterwards, ports, the product's own PostgreSQL with the product's own settings, and halls; all of it put away whatever happens.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import getPort, { portNumbers } from 'get-port';
import { whyNoJars } from '../../deploy/kafka/jars.mjs';
import { localBroker } from '../../deploy/kafka/local-broker.mjs';

export const root = path.resolve(import.meta.dirname, '../..');

/** A compiled file of the product: what is measured is what runs. */
export const compiled = (...place) => path.join(root, 'dist', ...place);
export const product = place => import(pathToFileURL(compiled(...place.split('/'))).href);

const ports = portNumbers(4300, 4399);
const patience = 120_000;

/** Of our own environment nothing reaches what is measured: a PORT or DATABASE_URL of the caller's would move it elsewhere. */
const environment = () => ({ PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' });

export class Ground {
  #folder = mkdtempSync(path.join(os.tmpdir(), 'onehall-bench-'));
  #made = 0;
  #leaving = new Set();
  #closing;

  constructor() {
    chmodSync(this.#folder, 0o711); // PostgreSQL runs as another user when we are root, and must pass through
  }

  get folder() {
    return this.#folder;
  }

  /** The name of a new folder, which is not made. */
  place(name) {
    return path.join(this.#folder, `${name}-${++this.#made}`);
  }

  /** Calls `leave` when the ground is closed, unless it was called before; answers how to call it now. */
  atEnd(leave) {
    const once = () => (this.#leaving.delete(once) ? leave() : undefined);
    this.#leaving.add(once);
    return once;
  }

  port() {
    return getPort({ host: '127.0.0.1', port: ports });
  }

  /** A process that is measured or that measures, in a group of its own: Ctrl-C reaches us alone. `ended` resolves with its exit code. */
  spawn(program, given, more = {}) {
    const child = spawn(program, given, { cwd: root, env: environment(), stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...more });
    const ended = new Promise(resolve => {
      child.once('error', resolve);
      child.once('exit', (code, signal) => resolve(code ?? signal));
    });
    const leave = this.atEnd(async () => {
      const harder = setTimeout(() => child.kill('SIGKILL'), 60_000);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(harder);
    });
    void ended.then(() => this.#leaving.delete(leave));
    return { child, ended, stop: leave };
  }

  /** A script of ours or of the product's that ends by itself: what it wrote. Throws, with its own words, when it fails. */
  async run(script, given, { onLine = () => undefined, onPid = () => undefined } = {}) {
    const { child, ended } = this.spawn(process.execPath, [script, ...given]);
    onPid(child.pid);
    let [out, errors] = ['', ''];
    createInterface({ input: child.stdout }).on('line', line => {
      out += `${line}\n`;
      onLine(line);
    });
    child.stderr.on('data', chunk => (errors += chunk));
    const code = await ended;
    if (code !== 0) throw new Error(`${path.basename(script)} ended with ${code}: ${`${out}${errors}`.trim().slice(-2_000)}`);
    return out;
  }

  /** The hall's own PostgreSQL on a data folder, with nobody's tables in it when the folder is new. */
  async server(dataDir = this.place('data')) {
    const [{ EmbeddedDatabase }, { serverAt }, { openSecrets }] = await Promise.all(['database/embedded-database', 'database/layout', 'folder/secrets'].map(file => product(`apps/hall/src/${file}.js`)));
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      chmodSync(dataDir, 0o711);
      writeFileSync(path.join(dataDir, 'postgres-port'), `${await this.port()}\n`);
    }
    const secrets = openSecrets(dataDir);
    const say = error => process.stderr.write(`${error}\n`);
    const { port, pid, stop } = await EmbeddedDatabase.start({ dataDir, password: secrets('postgres') }, { warn: say, lost: say }).then(server => ({ port: server.port, pid: server.pid, stop: this.atEnd(() => server.stop()) }));
    return { server: serverAt(port, secrets('postgres')), secrets, dataDir, port, pid, stop };
  }

  /** The same, installed as the hall installs it: on the data folder of a hall that is not running, or on a new one. */
  async database(of) {
    const [{ install }, { inOne }] = await Promise.all(['installation', 'layout'].map(file => product(`apps/hall/src/database/${file}.js`)));
    const { server, secrets, ...own } = await this.server(of);
    const installed = await install({ server, isOurs: true, layout: inOne, secrets, keyPath: `${own.dataDir}.key`, say: () => undefined });
    return { ...installed, ...own };
  }

  /** A real Kafka on the JDK that is here: the house's own broker with its own settings. Throws with one sentence where there is no JDK. */
  async kafka() {
    const why = whyNoJars();
    if (why) throw new Error(`The bench has no Kafka: ${why.en}.`);
    const broker = await localBroker(this.place('kafka'));
    return { brokers: broker.brokers, pid: broker.pid, stop: this.atEnd(() => broker.stop()) };
  }

  /** A hall of its own, as `npm start` runs it, once its windows are open. `readyAfter`: seconds from its first breath. */
  hall(given) {
    return this.#opened('start.mjs', given);
  }

  /** A hall of five processes, as `npm run start:services` runs it; `env` names a PostgreSQL or a Kafka that is there already. */
  services(given) {
    return this.#opened('start-services.mjs', given);
  }

  async #opened(script, { dataDir = this.place('hall'), demo = false, clock = 'real', node = [], env = {} } = {}) {
    const port = await this.port();
    const began = performance.now();
    const { child, ended, stop } = this.spawn(process.execPath, [...node, path.join(root, 'deploy/run', script), '--port', String(port), '--data-dir', dataDir, '--clock', clock, demo ? '--demo' : '--no-demo'], { env: { ...environment(), ...env } });
    let said = '';
    const ready = new Promise(resolve => {
      createInterface({ input: child.stdout }).on('line', line => {
        said += `${line}\n`;
        const [, url] = /^OneHall is ready at (\S+)$/.exec(line) ?? [];
        if (url) resolve(url);
      });
    });
    child.stderr.on('data', chunk => (said += chunk));
    const late = new Promise(resolve => setTimeout(resolve, patience).unref());
    const url = await Promise.race([ready, late, ended.then(() => undefined)]);
    if (url === undefined) throw new Error(`The hall did not open: ${said.trim().slice(-2_000)}`);
    return { url, dataDir, pid: child.pid, ended, stop, readyAfter: (performance.now() - began) / 1000 };
  }

  /** Whether everything is being put away: what fails from now on fails because of that. */
  get closing() {
    return this.#closing !== undefined;
  }

  /** Stops everything that was started here, the last first, and removes the folder. Said twice, meant once. */
  close() {
    this.#closing ??= (async () => {
      for (const leave of [...this.#leaving].reverse()) await leave().catch?.(() => undefined);
      rmSync(this.#folder, { recursive: true, force: true });
    })();
    return this.#closing;
  }
}
