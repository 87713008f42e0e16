// A real hall on a folder of its own, with its real PostgreSQL, that can be killed in every way a machine knows, and is started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import getPort from 'get-port';
import { postmasterOf } from '../../apps/hall/src/database/postgres-server.js';

export const root = resolve(__dirname, '../..');
const patience = 300_000;

/** What is killed, each time with SIGKILL: one of the database's processes, its first one, the hall's own, or everything at once. */
export type Kill = 'backend' | 'postmaster' | 'hall' | 'everything';

/** Whoever sends a signal to process 0 sends it to himself. */
const isThere = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Compiles what has changed, once. */
export async function built(): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(join(root, 'deploy/run/build.mjs'))}).then(({ buildIfStale }) => buildIfStale())`], { cwd: root, stdio: 'inherit' });
  const code = await new Promise(settle => child.once('close', settle));
  if (code !== 0) throw new Error('The hall could not be compiled.');
}

export class HallProcess {
  /** How long each start took, in milliseconds. */
  readonly starts: number[] = [];
  private child: ChildProcess | undefined;
  private ended: Promise<unknown> = Promise.resolve();
  private said = '';

  private constructor(
    private readonly parent: string,
    readonly port: number,
  ) {}

  static async found(): Promise<HallProcess> {
    const parent = mkdtempSync(join(tmpdir(), 'onehall-chaos-'));
    chmodSync(parent, 0o711); // the database's own user must pass through
    return new HallProcess(parent, await getPort({ host: '127.0.0.1' }));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get dataDir(): string {
    return join(this.parent, 'data');
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** How it ended; undefined while it runs. */
  get end(): string | undefined {
    const { exitCode = null, signalCode = null } = this.child ?? {};
    if (signalCode !== null) return `was ended by ${signalCode}`;
    return exitCode === null ? undefined : `ended with exit code ${exitCode}`;
  }

  /** How it is, and what it and its database said last. */
  get account(): string {
    const [database, log] = [this.postmaster(), join(this.dataDir, 'postgres.log')];
    const noted = postmasterOf(join(this.dataDir, 'postgres')).join(' ');
    return [`The hall ${this.end ?? 'runs'}. It said last:`, this.said.slice(-6_000), `Its PostgreSQL (${noted}) ${isThere(database) ? 'is there' : 'is not there'}. It wrote last:`, existsSync(log) ? readFileSync(log, 'utf8').slice(-3_000) : 'nothing'].join('\n');
  }

  /** The administrator's way into its database. */
  get databaseUrl(): string {
    return readFileSync(join(this.dataDir, 'database-url'), 'utf8').trim();
  }

  /** Starts it and waits until its windows are open. */
  async start(): Promise<void> {
    const began = Date.now();
    this.said = '';
    const given = [join(root, 'dist/apps/hall/src/main.js'), '--port', String(this.port), '--data-dir', this.dataDir, '--no-demo', '--clock', 'virtual', '--clock-start', '2026-03-01T16:00:00.000Z'];
    const child = spawn(process.execPath, ['--enable-source-maps', ...given], { cwd: root, env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    this.ended = new Promise(settle => child.once('close', settle));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    while (!/^OneHall is ready at/m.test(this.said)) {
      if (this.end !== undefined || Date.now() - began > patience) throw new Error(`The hall did not open.\n${this.account}`);
      await pause(20);
    }
    this.starts.push(Date.now() - began);
  }

  /** Kills; one that took the hall with it has it started again. `dice`: a number below so many. */
  async kill(kill: Kill, dice: (below: number) => number): Promise<void> {
    const first = await this.livingPostmaster();
    const others = this.childrenOf(first);
    const backend = others[dice(Math.max(1, others.length))] ?? first;
    const killed = { backend: [backend], postmaster: [first], hall: [this.pid], everything: [this.pid, first] }[kill];
    for (const pid of killed) if (isThere(pid)) process.kill(pid, 'SIGKILL');
    if (kill !== 'hall' && kill !== 'everything') return;
    await this.ended;
    await this.start();
  }

  /** Lets it close; answers its exit code. */
  async close(): Promise<unknown> {
    this.child?.kill('SIGTERM');
    return this.ended;
  }

  /** Puts everything away, also what a failed test has left running. */
  async leave(): Promise<void> {
    const first = this.postmaster();
    this.child?.kill('SIGKILL');
    await this.ended;
    if (isThere(first)) process.kill(first, 'SIGKILL');
    for (const end = Date.now() + 5_000; this.childrenOf(first).some(isThere) && Date.now() < end; ) await pause(50);
    rmSync(this.parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  /** One that was just killed has not always a successor yet. */
  private async livingPostmaster(): Promise<number> {
    for (const end = Date.now() + patience; !isThere(this.postmaster()); await pause(5)) if (this.end !== undefined || Date.now() > end) throw new Error(`There is no database to be killed.\n${this.account}`);
    return this.postmaster();
  }

  private postmaster(): number {
    return Number(postmasterOf(join(this.dataDir, 'postgres'))[0] ?? 0);
  }

  private childrenOf(pid: number): readonly number[] {
    try {
      return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    } catch {
      return []; // it is gone
    }
  }
}
