// What each process of a hall of five may know, handed out as files: to a service its own logins, the hall's two keys and the ids of its logs, to the gateway the key for tokens, to nobody what is another's.
import { services, type Service } from '@onehall/contracts';
import { keep, writtenLogIds, type Config } from '@onehall/platform';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPeople, secretsOf } from '../services/environments.js';
import type { InstalledFive } from '../services/install-five.js';

/** Of which hall. */
export interface Preparedness {
  readonly config: Config;
  readonly installed: InstalledFive;
}

type Files = Readonly<Record<string, string>>;

const fileFor = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');

function give(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(files)) keep(join(folder, name), `${text.trim()}\n`, { mode: 0o600 });
}

const logins = (installed: InstalledFive, service: Service): Files => Object.fromEntries(Object.entries(secretsOf(installed, service)).map(([variable, address]) => [fileFor(variable), address]));

/** Writes `<folder>/<process>/…`; harmless when repeated. Nobody but whoever writes may read it. */
export function handOut(folder: string, { config, installed }: Preparedness): void {
  const token = { 'token-key': readFileSync(config.tokenKeyFile, 'utf8') };
  const ofEveryService = { ...token, key: readFileSync(installed.keyEncryption.source, 'utf8'), 'people.json': readFileSync(listPeople(config), 'utf8'), 'log-ids': writtenLogIds(installed.logIds) };
  for (const service of services) give(join(folder, service), { ...ofEveryService, ...logins(installed, service) });
  give(join(folder, 'gateway'), token);
}
