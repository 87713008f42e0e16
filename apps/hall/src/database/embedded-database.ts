// The hall's own PostgreSQL: made at the first start, found again after whatever happened, and looked after while the hall lives.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import getPort from 'get-port';
import { assertEnterable, databaseUser, otherClone } from './database-user.js';
import { makeCluster } from './new-cluster.js';
import { stopOrphan } from './orphan.js';
import { startPatiently } from './patient-start.js';
import { findBinaries } from './postgres-binaries.js';
import type { Cluster, PostgresServer } from './postgres-server.js';

/** What the database says of itself while it is looked after. */
export interface Watch {
  readonly warn: (sentence: string) => void;
  /** It could not be brought back: the hall cannot go on. */
  readonly lost: (error: unknown) => void;
}

export interface Place {
  readonly dataDir: string;
  readonly password: string;
  /** Aborted, the start gives up and leaves nothing running. */
  readonly stop?: AbortSignal;
  /** See `Cluster`. */
  readonly silence?: number;
}

const largestLog = 16 * 1024 * 1024;

async function rememberedPort(dataDir: string): Promise<number> {
  const file = join(dataDir, 'postgres-port');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : NaN;
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : getPort({ host: '127.0.0.1' });
}

function logFileIn(dataDir: string): string {
  const file = join(dataDir, 'postgres.log');
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`);
  return file;
}

export class EmbeddedDatabase {
  /** Aborted when nobody needs the database any more: then it is not brought back. */
  private readonly leaving = new AbortController();
  private up = true;
  private readonly care: Promise<void>;
  private readonly abandon = (): void => this.server.abandon();

  private constructor(
    private server: PostgresServer,
    private readonly cluster: Cluster,
    private readonly watch: Watch,
  ) {
    process.once('exit', this.abandon);
    this.care = this.lookAfter();
  }

  /** Throws `CannotStart` when this machine has no PostgreSQL for us, or its user cannot enter the folders. */
  static assertPossible(dataDir: string): void {
    const user = databaseUser();
    assertEnterable(dataDir, user);
    assertEnterable(dirname(findBinaries().postgres), user, otherClone);
  }

  /** Starts the database of a data folder, after stopping what an earlier hall left behind. Whoever calls must hold the hall's lock. Throws `CannotStart`, or the reason of an abortion. */
  static async start({ dataDir, password, stop, silence }: Place, watch: Watch): Promise<EmbeddedDatabase> {
    const binaries = findBinaries();
    const user = databaseUser();
    const folder = join(dataDir, 'postgres');
    await makeCluster({ program: binaries.initdb, folder, user, password, stop });
    await stopOrphan(folder, stop);
    const wanted = { program: binaries.postgres, folder, logFile: logFileIn(dataDir), port: await rememberedPort(dataDir), user, silence };
    const { server, port } = await startPatiently({ ...wanted, stop }, { mayMove: true, warn: watch.warn });
    writeFileSync(join(dataDir, 'postgres-port'), `${port}\n`);
    return new EmbeddedDatabase(server, { ...wanted, port }, watch);
  }

  get port(): number {
    return this.cluster.port;
  }

  get pid(): number | undefined {
    return this.server.pid;
  }

  /** False while it is being brought back. */
  get ok(): boolean {
    return this.up;
  }

  /** Stops the database cleanly. To be called when nobody uses it any more. */
  async stop(): Promise<void> {
    this.leaving.abort();
    await this.server.stop();
    await this.care;
    process.removeListener('exit', this.abandon);
  }

  /** A database that was killed is started again on the same port, where the pools find it. */
  private async lookAfter(): Promise<void> {
    const { signal: stop } = this.leaving;
    for (;;) {
      await this.server.ended;
      if (stop.aborted) return;
      this.up = false;
      this.watch.warn('The database ended without being asked to; it is started again.');
      try {
        this.server = (await startPatiently({ ...this.cluster, stop }, { mayMove: false, warn: this.watch.warn })).server;
      } catch (error) {
        if (!stop.aborted) this.watch.lost(error);
        return;
      }
      this.up = true;
      this.watch.warn('The database is back.');
      if (stop.aborted) await this.server.stop();
    }
  }
}
