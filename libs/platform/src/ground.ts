// The ground of one service in this process: opened before anything stands on it, closed after everything has left.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EventLog, Sealer } from '@onehall/event-store';
import type { ViewDatabase } from '@onehall/projections';
import type { Vault } from '@onehall/vault';
import type { Pool } from 'pg';

interface Opened {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly sealer: Sealer;
  readonly views: ViewDatabase;
  readonly vault: Vault;
}

/** Followers leave in `beforeApplicationShutdown`; the ground goes after them. */
@Injectable()
export class Ground implements OnApplicationShutdown {
  readonly log: EventLog;
  readonly sealer: Sealer;
  readonly views: ViewDatabase;
  readonly vault: Vault;
  private leaving: Promise<void> | undefined;

  constructor(private readonly opened: Opened) {
    this.log = opened.log;
    this.sealer = opened.sealer;
    this.views = opened.views;
    this.vault = opened.vault;
  }

  /** Said twice, meant once. */
  onApplicationShutdown(): Promise<void> {
    this.leaving ??= this.leave();
    return this.leaving;
  }

  private async leave(): Promise<void> {
    await this.sealer.stop();
    await this.log.close();
    await this.vault.close();
    await this.views.destroy();
    await this.opened.pool.end();
  }
}
