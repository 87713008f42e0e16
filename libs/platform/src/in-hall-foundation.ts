// The ground of the hall process: one database for all services, and facts that come straight out of the neighbour's log.
import { namesOf, type EventLog } from '@onehall/event-store';
import type { InHallSource } from '@onehall/messaging';
import type { Source } from '@onehall/projections';
import type { KeyEncryption, Vault } from '@onehall/vault';
import { Foundation, type Ground as Addresses } from './foundation.js';
import { tailOf, vaultAt } from './own-log.js';

/** Where the hall's data lies. Addresses are PostgreSQL URLs without a login; each service logs in with its own passwords. */
export interface HallData {
  /** The address of a service's database for a role, with its password. */
  readonly address: (role: string, service: string) => string;
  /** Each service's own login at the vault's database. */
  readonly vaults: Readonly<Record<string, string>>;
  readonly keyEncryption: KeyEncryption;
}

/** One per process that holds several services. */
export class InHallFoundation extends Foundation {
  private readonly logs = new Map<string, EventLog>();
  private readonly tails = new Map<string, InHallSource>();

  constructor(private readonly data: HallData) {
    super();
  }

  ground(service: string): Addresses {
    const { owner, app } = namesOf(service);
    return { owner: this.data.address(owner, service), app: this.data.address(app, service) };
  }

  vault(service: string): Promise<Vault> {
    const address = this.data.vaults[service];
    if (address === undefined) throw new Error(`The vault has no login for ${service}.`);
    return vaultAt(address, service, this.data.keyEncryption);
  }

  opened(log: EventLog): void {
    this.logs.set(log.service, log);
    this.tails.set(log.service, tailOf(log));
  }

  source(service: string): Source {
    const tail = this.tails.get(service);
    if (!tail) throw new Error(`The log of ${service} is not open in this process.`);
    return tail;
  }

  /** Whether the log of a service holds a stream. */
  async holds(service: string, stream: string): Promise<boolean> {
    return ((await this.logs.get(service)?.stream(stream)) ?? []).length > 0;
  }

  async positionOf(service: string, gpos: number): Promise<number | null> {
    return (await this.tails.get(service)?.positionOf(gpos)) ?? null;
  }
}
