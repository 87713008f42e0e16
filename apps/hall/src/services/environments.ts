// What each process of a hall of five is told: its databases, its key, Kafka, its port, and the hall's own settings.
import { services, type Service } from '@onehall/contracts';
import { namesOf } from '@onehall/event-store';
import { asEnvironment, keep, writtenLogIds, type Config, type FiveConfig } from '@onehall/platform';
import { join } from 'node:path';
import { departments } from '../demo/departments.js';
import { clockOfDemo } from '../folder/demo-note.js';
import { peopleOf } from '../people.js';
import type { InstalledFive } from './install-five.js';

export type Environment = Readonly<Record<string, string>>;

/** What the processes of one hall share. `ports`: of each service. */
export interface Hall {
  readonly config: FiveConfig;
  readonly installed: InstalledFive;
  readonly brokers: readonly string[];
  readonly ports: ReadonlyMap<Service, number>;
}

const here = '127.0.0.1';

const folderOf = ({ dataDir }: Config, name: string): string => join(dataDir, name);

/** Who may sign in by naming himself, as the hall process would list them. */
export function listPeople({ dataDir, demo }: Config): string {
  const file = join(dataDir, 'people.json');
  keep(file, `${JSON.stringify(peopleOf(demo ? departments : []), null, 2)}\n`);
  return file;
}

/** The hour is the hall's: virtual until the demo is lived. */
const common = ({ config }: Hall, name: string): Environment => ({ ...asEnvironment({ ...config, ...clockOfDemo(config), dataDir: folderOf(config, name) }), NODE_ENV: config.mode });

/** What no other service may know: its logins, each with its password. */
export function secretsOf(installed: InstalledFive, service: Service): Environment {
  const { app, owner } = namesOf(service);
  return { DATABASE_URL: installed.address(app, service), DATABASE_OWNER_URL: installed.address(owner, service), VAULT_URL: installed.vaults[service] ?? '' };
}

/** A service believes what the gateway says of its callers, and nobody else. */
export function environmentOf(hall: Hall, service: Service): Environment {
  const { config, installed, brokers, ports } = hall;
  const secrets = { ...secretsOf(installed, service), KEY_FILE: installed.keyEncryption.source };
  const kafka = { KAFKA_BROKERS: brokers.join(','), LOG_IDS: writtenLogIds(installed.logIds), KAFKA_REPLICAS: String(config.replicas) };
  return { ...common(hall, service), ...secrets, ...kafka, HOST: here, PORT: String(ports.get(service)), TRUST_PROXY: here, PEOPLE_FILE: listPeople(config) };
}

export function environmentOfGateway(hall: Hall): Environment {
  const addresses = Object.fromEntries(services.map(service => [`${service.toUpperCase()}_URL`, `http://${here}:${hall.ports.get(service)}`]));
  return { ...common(hall, 'gateway'), ...addresses };
}
