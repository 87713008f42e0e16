// The databases of a hall of five on a server that answers: one for each service, with its log in it, and the vault.
import { services, type Service } from '@onehall/contracts';
import { logMigrations, namesOf, reaching } from '@onehall/event-store';
import type { LogIds } from '@onehall/platform';
import { migrate } from '@onehall/projections';
import { Client } from 'pg';
import { install, type Ground, type Installed } from '../database/installation.js';
import { inFive } from '../database/layout.js';

/** On which server, with which passwords, and who is told of a new key, which lies beside the data folder. */
export type Site = Pick<Ground, 'server' | 'isOurs' | 'secrets' | 'say'> & Partial<Pick<Ground, 'layout'>> & { readonly dataDir: string };

/** What stands then; every process is told which logs are its hall's. */
export interface InstalledFive extends Installed {
  readonly logIds: LogIds;
}

/** A log is made here where it is missing, so that it is known before anybody says or hears a word; what changes in one that is there is its own service's business. */
async function logOf(url: string, service: Service): Promise<string> {
  const client = new Client({ ...reaching, connectionString: url });
  await client.connect();
  try {
    const log = `${namesOf(service).schema}.log`;
    const { rows: [found] } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [log]);
    if (!found?.there) await migrate(url, service, logMigrations(service));
    const { rows: [row] } = await client.query<{ log_id: string }>(`select log_id from ${log}`);
    return row?.log_id ?? '';
  } finally {
    await client.end();
  }
}

/** As `install`. */
export async function installFive({ dataDir, layout = inFive, ...site }: Site): Promise<InstalledFive> {
  const installed = await install({ ...site, layout, keyPath: `${dataDir}.key` });
  const logs = await Promise.all(services.map(async service => [service, await logOf(installed.address(namesOf(service).owner, service), service)] as const));
  return { ...installed, logIds: new Map(logs) };
}
