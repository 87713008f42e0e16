// The lease under which one relay of a service sends: kept by the clock of this machine, which nobody turns back, and asked for again when an answer was lost.
import { LeaseLost, LeaseTable, type Lease, type Run } from '@onehall/event-store';
import { randomUUID } from 'node:crypto';

const name = 'relay';
/** Milliseconds. */
const betweenTakes = 500;

export class RelayLease {
  private readonly owner = randomUUID();
  private readonly leases: LeaseTable;
  private lease: Lease | undefined;
  private doubtful = false;
  private expires = 0;
  private lastTake = -Infinity;

  constructor(
    service: string,
    private readonly run: Run,
    private readonly seconds: number,
  ) {
    this.leases = new LeaseTable(service, seconds);
  }

  /** The last position that was noted. */
  get position(): number {
    return this.lease?.position ?? 0;
  }

  /** Milliseconds until another may take it. */
  get left(): number {
    return this.expires - performance.now();
  }

  /** Whether it is held; takes it when it is free. Throws `OtherLog` when it was made for another log. */
  async held(): Promise<boolean> {
    if (this.lease && this.doubtful) await this.ask(this.lease);
    if (this.lease) return true;
    const now = performance.now();
    if (now < this.lastTake + betweenTakes) return false;
    this.lastTake = now;
    this.lease = (await this.leases.take(this.run, name, { owner: this.owner })) ?? undefined;
    this.expires = now + this.seconds * 1_000;
    return this.lease !== undefined;
  }

  /** Notes a position, or only keeps the lease. Throws `LeaseLost`. */
  async keep(position: number): Promise<void> {
    if (!this.lease) throw new LeaseLost(`The lease ${name} is not held.`);
    const asked = performance.now();
    this.lease = await this.leases.checkpoint(this.run, this.lease, Math.max(position, this.lease.position));
    this.expires = asked + this.seconds * 1_000;
  }

  /** Keeps it when a third of its time is over. */
  async renew(position: number): Promise<void> {
    if (this.left < (this.seconds * 2_000) / 3) await this.keep(position);
  }

  /** Something went wrong: nobody knows whether it is still ours. */
  doubt(): void {
    this.doubtful = true;
  }

  async release(): Promise<void> {
    if (this.lease) await this.leases.release(this.run, this.lease).catch(() => undefined);
    this.lease = undefined;
  }

  private async ask(lease: Lease): Promise<void> {
    this.lease = (await this.leases.find(this.run, lease)) ?? undefined;
    this.doubtful = false;
    if (this.lease) await this.keep(this.lease.position);
  }
}
