// A server is started again while that may help: its predecessor is not quite gone, somebody killed it on the way, or it fell silent.
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@onehall/platform';
import getPort from 'get-port';
import { PostgresServer, ServerEnded, type Cluster, type Ending } from './postgres-server.js';
import { sentenceFor, troubleIn } from './server-troubles.js';

/** How a start may be gone about. */
export interface Manner {
  /** To another port, when somebody else listens at this one. */
  readonly mayMove: boolean;
  readonly warn: (sentence: string) => void;
  /** Milliseconds; a minute by default. */
  readonly patience?: number;
}

/** A recovery that is cut off may have taken longer than all patience: it is tried so often in any case. */
const tries = 3;

const cutOff: Readonly<Record<Exclude<Ending, 'by itself'>, string>> = {
  killed: 'The database was killed while it started; it is started again.',
  silent: 'The database gave no sign of life while it started; it was killed and is started again.',
};

/** Resolves with the server and the port at which it answers. Throws `CannotStart`, or the reason of an abortion. */
export async function startPatiently(cluster: Cluster, { mayMove, warn, patience = 60_000 }: Manner): Promise<{ readonly server: PostgresServer; readonly port: number }> {
  let { port } = cluster;
  const end = Date.now() + patience;
  for (let nth = 1; ; nth++, await pause(200)) {
    cluster.stop?.throwIfAborted();
    try {
      return { server: await PostgresServer.start({ ...cluster, port }), port };
    } catch (error) {
      if (!(error instanceof ServerEnded)) throw error;
      const trouble = troubleIn(error, dirname(cluster.folder));
      if (trouble instanceof CannotStart) throw trouble;
      if (nth >= tries && Date.now() > end) throw sentenceFor(error);
      if (error.ending !== 'by itself') warn(cutOff[error.ending]);
      if (trouble === 'port' && mayMove) port = await getPort({ host: '127.0.0.1' });
    }
  }
}
