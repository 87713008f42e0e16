// Hints that something was sealed: one listening connection per pool, whatever number of logs is read through it.
import type { Pool, PoolClient } from 'pg';

const retryAfter = 1_000;

class Listener {
  private readonly wakes = new Map<string, Set<() => void>>();
  private client: PoolClient | undefined;
  private connecting = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly pool: Pool) {}

  on(channel: string, wake: () => void): () => void {
    const known = this.wakes.get(channel);
    if (known) known.add(wake);
    else this.wakes.set(channel, new Set([wake]));
    if (!this.client) void this.connect();
    else if (!known) this.client.query(`listen ${channel}`).catch(() => this.lost());
    return () => this.off(channel, wake);
  }

  private off(channel: string, wake: () => void): void {
    const wakes = this.wakes.get(channel);
    wakes?.delete(wake);
    if (wakes?.size !== 0) return;
    this.wakes.delete(channel);
    if (this.wakes.size === 0) this.letGo();
    else this.client?.query(`unlisten ${channel}`).catch(() => this.lost());
  }

  private async connect(): Promise<void> {
    if (this.connecting) return;
    this.connecting = true;
    try {
      const client = await this.pool.connect();
      this.client = client;
      client.on('error', () => this.lost());
      client.on('notification', ({ channel }) => this.wakes.get(channel)?.forEach(wake => wake()));
      if (this.wakes.size === 0) return this.letGo();
      await client.query([...this.wakes.keys()].map(channel => `listen ${channel}`).join('; '));
      // What was sealed while nobody listened.
      this.wakes.forEach(wakes => wakes.forEach(wake => wake()));
    } catch {
      this.lost();
    } finally {
      this.connecting = false;
    }
  }

  // Polling is the truth, so a lost connection costs latency only: try again in a moment.
  private lost(): void {
    this.letGo();
    this.timer = setTimeout(() => {
      if (this.wakes.size > 0 && !this.client) void this.connect();
    }, retryAfter).unref();
  }

  // A connection that listened is not given back to the pool but ended.
  private letGo(): void {
    clearTimeout(this.timer);
    const { client } = this;
    this.client = undefined;
    client?.removeAllListeners('notification');
    client?.release(true);
  }
}

const listeners = new WeakMap<Pool, Listener>();

/** Calls `wake` on every notification of a channel. Returns how to stop; the last to stop gives the connection back. */
export function listenTo(pool: Pool, channel: string, wake: () => void): () => void {
  const listener = listeners.get(pool) ?? new Listener(pool);
  listeners.set(pool, listener);
  return listener.on(channel, wake);
}
