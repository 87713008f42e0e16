// What a process holds of a service itself, whatever the way to the others: its log as a source, and its login at the vault.
import { contracts, upcasters } from '@onehall/contracts';
import { eventReader, reaching, unshaken, type EventLog, type StoredEvent } from '@onehall/event-store';
import { inHallSource, type InHallSource } from '@onehall/messaging';
import type { Recorded } from '@onehall/kernel';
import { openVault, type KeyEncryption, type Vault } from '@onehall/vault';
import { Pool } from 'pg';

/** Reads the facts of a service for whoever follows it: words that this version does not know are kept, for who copies them. */
export const readerOf = (service: string): ((stored: StoredEvent) => Recorded) => eventReader({ service, words: contracts, upcasters, unknown: 'keep' });

/** A log in this process as a source. */
export const tailOf = (log: EventLog): InHallSource => inHallSource({ log, read: readerOf(log.service) });

/** A service's vault. `address`: its own login there. */
export function vaultAt(address: string, service: string, keyEncryption: KeyEncryption): Promise<Vault> {
  const pool = unshaken(new Pool({ ...reaching, connectionString: address, max: 3, application_name: `onehall ${service} vault` }));
  return openVault({ pool, keyEncryption });
}
