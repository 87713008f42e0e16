// One PostgreSQL server process, from its start to its end.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseUser } from './database-user.js';

/** What a server is started with. */
export interface Cluster {
  readonly program: string;
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
  readonly user: DatabaseUser;
  /** Aborted while the server starts, it is stopped again. */
  readonly stop?: AbortSignal | undefined;
}

/** The server ended; `last` is what it wrote about it. */
export class ServerEnded extends Error {
  constructor(readonly last: string) {
    super(`PostgreSQL ended: ${last.trim().split('\n').at(-1) ?? ''}`);
    this.name = 'ServerEnded';
  }
}

/** Everything that is written is on the disk before anybody is told so. A failed statement is not written down: it may hold what people said. */
const options = (port: number): readonly string[] =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    fsync: 'on',
    synchronous_commit: 'on',
    password_encryption: 'scram-sha-256',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
    log_line_prefix: '%m [%p] %a ',
    jit: 'off',
    timezone: 'UTC',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Nothing of the caller's own PostgreSQL settings (PGOPTIONS, PGDATA …) may reach this server; it writes English, which is read below. */
const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' });

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** A group of its own: Ctrl-C in a terminal reaches the hall, which stops the database last. */
function launch({ program, folder, logFile, port, user }: Cluster): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(program, ['-D', folder, ...options(port)], { ...user, cwd: folder, env: environment(), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  return child;
}

/** The lines of `postmaster.pid`: process, folder, start, port, socket folder, address, shared memory, status. */
export function postmasterOf(folder: string): readonly string[] {
  const file = join(folder, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').map(line => line.trim()) : [];
}

/** A server that answers. */
export class PostgresServer {
  /** Resolves when the process has ended, however that came about. */
  readonly ended: Promise<void>;
  private over = false;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise(resolve => {
      const finish = (): void => {
        this.over = true;
        resolve();
      };
      child.once('exit', finish);
      child.once('error', finish);
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Resolves when the server accepts connections, after recovery where that is needed. Throws `ServerEnded`, or the reason of an abortion once it has ended. */
  static async start(cluster: Cluster): Promise<PostgresServer> {
    const from = sizeOf(cluster.logFile);
    const server = new PostgresServer(launch(cluster));
    for (;;) {
      if (server.over) throw new ServerEnded(readFileSync(cluster.logFile).subarray(from).toString('utf8'));
      const [pid, , , , , , , status] = postmasterOf(cluster.folder);
      if (pid === String(server.pid) && status === 'ready') return server;
      if (cluster.stop?.aborted) {
        await server.stop();
        throw cluster.stop.reason;
      }
      await pause(10);
    }
  }

  /** Lets sessions that are closing close; after a second it ends the rest, and after half a minute everything: the next start then recovers. */
  async stop(): Promise<void> {
    if (this.over) return;
    this.child.kill('SIGTERM');
    const harder = [setTimeout(() => this.child.kill('SIGINT'), 1_000), setTimeout(() => this.child.kill('SIGQUIT'), 30_000)];
    await this.ended;
    harder.forEach(clearTimeout);
  }

  /** Asks the server to end, without waiting: for a hall that leaves at once. */
  abandon(): void {
    if (!this.over) this.child.kill('SIGINT');
  }
}
