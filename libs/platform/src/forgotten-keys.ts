// Whom the hall forgets, every process forgets: as soon as it hears of it, the person's key is used from its memory no more.
import { ownerForgotten } from '@onehall/contracts';
import { Pace, type Follower, type FollowerLook, type Logger, type Source } from '@onehall/projections';
import type { Vault } from '@onehall/vault';
import { setTimeout as pause } from 'node:timers/promises';

/** What it takes: the facts among which forgetting is said, and the vault of the service in whose process it is heard. */
interface Hearing {
  readonly source: Source;
  readonly vault: Pick<Vault, 'disuse'>;
  readonly logger: Logger;
}

const batch = 5_000;

/**
 * Follows from the moment of its start, in every process, without lease or watermark: what it guards is the memory of this process, which is empty at the start.
 * It keeps nothing and parks nothing; a source that fails is asked again.
 */
export class ForgottenKeys implements Follower {
  readonly consumer = 'keys:forgotten';
  private at: number | undefined;
  private deaf: () => void = () => undefined;
  private readonly pace: Pace;

  constructor(private readonly given: Hearing) {
    this.pace = new Pace(() => this.turn(), error => given.logger.warn({ consumer: this.consumer, error: error instanceof Error ? error.message : 'unknown' }, 'Whom the hall has forgotten could not be heard and is asked again.'));
  }

  start(): void {
    this.deaf = this.given.source.onNews(() => this.pace.wake());
    this.pace.start();
  }

  async stop(): Promise<void> {
    this.deaf();
    await this.pace.stop();
  }

  follows(service: string): boolean {
    return service === this.given.source.service;
  }

  position(service: string): number {
    return this.follows(service) ? (this.at ?? 0) : 0;
  }

  async settled(): Promise<boolean> {
    return this.at !== undefined && this.at >= (await this.given.source.head());
  }

  async waitFor(service: string, position: number, milliseconds: number): Promise<boolean> {
    for (const end = Date.now() + milliseconds; this.position(service) < position; await pause(2)) if (Date.now() >= end) return false;
    return true;
  }

  async look(): Promise<FollowerLook> {
    const { service } = this.given.source;
    const lag = Math.max(0, (await this.given.source.head()) - this.position(service));
    return { consumer: this.consumer, state: this.at === undefined ? 'waiting' : 'following', sources: [{ service, position: this.position(service), lag }] };
  }

  private async turn(): Promise<boolean> {
    const { source, vault } = this.given;
    this.at ??= await source.head();
    const events = await source.read(this.at, batch);
    for (const owner of events.map(ownerForgotten)) if (owner !== undefined) vault.disuse(owner);
    this.at += events.length;
    return events.length === batch;
  }
}
