// How the house reaches a PostgreSQL that may have fallen silent, or ends: nobody waits for ever, and nobody falls with a connection.
import type { Pool } from 'pg';

/**
 * For every pool, and every connection that is opened by itself. Milliseconds. Whoever gets no connection in twenty seconds, since none is made or none is free, is told so:
 * at a window that is a 503, and a follower tries again; long enough for several large views that are compared at once. A connection on which nothing comes is asked whether the other side is still there, so that an answer which will never come,
 * from a machine that is gone, ends as an error as well. An answer that takes long is waited for.
 */
export const reaching = { connectionTimeoutMillis: 20_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/**
 * For every pool that lives long. A connection that breaks while nobody uses it is replaced, and what was asked over it fails where it was asked; but pg-pool listens to a connection only while
 * it lies idle, and one that breaks at the moment in which it is lent would otherwise end the process.
 */
export function unshaken<Pooled extends Pool>(pool: Pooled): Pooled {
  const nothing = (): void => undefined;
  pool.on('error', nothing);
  pool.on('connect', client => void client.on('error', nothing));
  return pool;
}
