// One PostgreSQL server process, from its start to its end.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '@onehall/platform';
import type { DatabaseUser } from './database-user.js';
import { sizeOf, writtenFrom } from './server-log.js';
import { endAll } from './server-processes.js';
import { SignsOfLife } from './signs-of-life.js';

/** What a server is started with. */
export interface Cluster {
  readonly program: string;
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
  readonly user: DatabaseUser;
  /** Aborted while the server starts, it is stopped again. */
  readonly stop?: AbortSignal | undefined;
  /** Milliseconds without any sign of life after which a start is given up; two minutes by default. */
  readonly silence?: number | undefined;
}

/** `by itself`: it gave up. `killed`: by somebody's signal. `silent`: by us, since it no longer gave a sign of life. */
export type Ending = 'by itself' | 'killed' | 'silent';

/** The server ended before it was ready; `last` is what was written meanwhile. */
export class ServerEnded extends Error {
  constructor(
    readonly last: string,
    readonly ending: Ending,
  ) {
    super(`PostgreSQL ended (${ending}): ${last.trim().split('\n').at(-1) ?? ''}`);
    this.name = 'ServerEnded';
  }
}

/** Longer than PostgreSQL is ever silent while it recovers on a disk that works: it tells of its progress every ten seconds. */
const longestSilence = 120_000;
/** How long a killed process may take to be gone: one that waits for a lost disk never is. */
const untilGone = 10_000;

/**
 * Everything that is written is on the disk before anybody is told so. A server of which one process was killed ends, and is started again from outside: one that begins anew by itself
 * (PostgreSQL 18.4) waits for ever, and answers nobody, when its recovery is killed as well. A failed statement is not written down: it may hold what people said.
 */
const options = (port: number): readonly string[] =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    fsync: 'on',
    synchronous_commit: 'on',
    restart_after_crash: 'off',
    password_encryption: 'scram-sha-256',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    log_line_prefix: '%m [%p] %a ', // see server-log.ts
    log_startup_progress_interval: '10s',
    log_checkpoints: 'on',
    jit: 'off',
    timezone: 'UTC',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Nothing of the caller's own PostgreSQL settings (PGOPTIONS, PGDATA …) may reach this server; it writes English, which is read below. */
const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' });

/** A group of its own: Ctrl-C in a terminal reaches the hall, which stops the database last. */
function launch({ program, folder, logFile, port, user }: Cluster): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(program, ['-D', folder, ...options(port)], { ...user, cwd: folder, env: environment(), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  return child;
}

/** The lines of `postmaster.pid`: process, folder, start, port, socket folder, address, shared memory, status. None where there is no such note: a server that starts takes away its predecessor's at any moment. */
export function postmasterOf(folder: string): readonly string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n').map(line => line.trim());
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A server that answers. */
export class PostgresServer {
  /** Resolves when the process has ended, however that came about. */
  readonly ended: Promise<void>;
  private over = false;
  private ending: Ending = 'by itself';

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise(resolve => {
      const finish = (): void => {
        this.over = true;
        resolve();
      };
      child.once('exit', (_, signal) => {
        if (signal !== null && this.ending === 'by itself') this.ending = 'killed';
        finish();
      });
      child.once('error', finish);
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Resolves when the server accepts connections, after recovery where that is needed, which may take as long as it likes while it gives signs of life.
   * Throws `ServerEnded`, also when it fell silent and was killed, or the reason of an abortion once it has ended.
   */
  static async start(cluster: Cluster): Promise<PostgresServer> {
    const { folder, logFile, stop, silence = longestSilence } = cluster;
    const from = sizeOf(logFile);
    const server = new PostgresServer(launch(cluster));
    const note = (): readonly string[] => postmasterOf(folder);
    const signs = new SignsOfLife({ pid: server.pid ?? 0, logFile, from, note: () => note().join('\n') });
    for (;;) {
      if (server.over) throw new ServerEnded(writtenFrom(logFile, from), server.ending);
      if (stop?.aborted) {
        await server.stop();
        throw stop.reason;
      }
      const [pid, , , , , , , status] = note();
      if (pid === String(server.pid) && status === 'ready') return server;
      if (signs.silence() > silence) {
        server.ending = 'silent';
        await server.kill();
        throw new ServerEnded(writtenFrom(logFile, from), server.ending);
      }
      await pause(10);
    }
  }

  /** Lets sessions that are closing close; after a second it ends the rest, after half a minute everything, and whatever has not heard that is killed: the next start then recovers. */
  async stop(): Promise<void> {
    if (this.over) return;
    this.child.kill('SIGTERM');
    const harder = [setTimeout(() => this.child.kill('SIGINT'), 1_000), setTimeout(() => this.child.kill('SIGQUIT'), 30_000), setTimeout(() => void this.kill(), 40_000)];
    await this.ended;
    harder.forEach(clearTimeout);
  }

  /** Ends it and all its processes without asking. Waits until it is gone, for ten seconds at most. */
  private async kill(): Promise<void> {
    if (this.pid !== undefined) endAll(this.pid);
    await Promise.race([this.ended, pause(untilGone, undefined, { ref: false })]);
  }

  /** Asks the server to end, without waiting: for a hall that leaves at once. */
  abandon(): void {
    if (!this.over) this.child.kill('SIGINT');
  }
}
