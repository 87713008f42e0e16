// A process that runs routing alone for a test: a real log and a real vault, and an intake that says what the test has it say.
import { prepareService, namesOf, type EventLog } from '@onehall/event-store';
import type { Event, Recorded } from '@onehall/kernel';
import { inHallSource } from '@onehall/messaging';
import { createApp, Foundation, HallClock, People, PlatformModule, platformConfig, Quiet, Tokens, type Person } from '@onehall/platform';
import type { Source } from '@onehall/projections';
import { openKeyFile, openVault, prepareVault, vaultHoldsKeys, type Vault } from '@onehall/vault';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { pino } from 'pino';
import { RoutingModule } from '../src/index.js';
import { caseId, law, policy } from './a-case.js';

const password = 'test';
const identity = (service: string) => ({ service, logId: caseId, incarnation: 1 });

/** A service that is not here; `say` puts words into its mouth. */
class Voice implements Source {
  private readonly facts: Recorded[] = [];
  private readonly listeners = new Set<() => void>();
  constructor(readonly service: string) {}
  identity = () => Promise.resolve(identity(this.service));
  read = (after: number, limit: number) => Promise.resolve(this.facts.slice(after, after + limit));
  raw = () => Promise.reject(new Error('Nobody here asks for bytes.'));
  head = () => Promise.resolve(this.facts.length);
  /** Whoever waits for quiet waits until this has been heard too. */
  written = async () => ({ service: this.service, position: await this.head(), settled: true });
  onNews = (wake: () => void) => {
    this.listeners.add(wake);
    return () => void this.listeners.delete(wake);
  };
  say(event: Event & { readonly data: { readonly caseId: string } }, at: string): void {
    const position = this.facts.length + 1;
    const meta = { hall: 'hall', at, actor: policy, commandId: caseId, correlationId: caseId, rulebook: law.rulebook, calendar: law.calendar };
    const id = `00000000-0000-5000-8000-${String(position).padStart(12, '0')}`;
    this.facts.push({ ...event, id, service: this.service, stream: `hall/case/${event.data.caseId}`, version: position, position, recordedAt: at, meta });
    for (const wake of this.listeners) wake();
  }
}

class AloneFoundation extends Foundation {
  readonly voices = new Map(['intake', 'supervision', 'conference', 'audit'].map(service => [service, new Voice(service)] as const));
  private own: { readonly log: EventLog; readonly source: Source } | undefined;
  constructor(private readonly urlOf: (role: string) => string, private readonly safe: Vault) {
    super();
  }
  ground = (service: string) => ({ owner: this.urlOf(namesOf(service).owner), app: this.urlOf(namesOf(service).app) });
  vault = () => Promise.resolve(this.safe);
  source(service: string): Source {
    const source = this.voices.get(service) ?? this.own?.source;
    if (!source) throw new Error(`Nobody has opened ${service}.`);
    return source;
  }
  opened(log: EventLog): void {
    this.own = { log, source: inHallSource({ log }) };
  }
  positionOf = (service: string, gpos: number) => (service === 'routing' && this.own ? this.own.log.positionOf(gpos) : Promise.resolve(null));
}

class Nobody extends People {
  list = (): readonly Person[] => [];
  find = (): Person | undefined => undefined;
}

async function prepared(database: { readonly adminUrl: string; readonly name: string }, folder: string): Promise<Vault> {
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  await prepareService(admin, { service: 'routing', appPassword: password, ownerPassword: password }).finally(() => admin.end());
  const { urls } = await prepareVault(database.adminUrl, { services: { routing: password }, mayForget: [], database: `${database.name}_vault` });
  return openVault({ pool: new Pool({ connectionString: urls.routing, max: 4 }), keyEncryption: await openKeyFile(join(folder, 'hall.key'), { make: !(await vaultHoldsKeys(database.adminUrl, `${database.name}_vault`)) }) });
}

/** Starts it in an empty database. */
export async function openHall(database: { readonly adminUrl: string; readonly name: string; url(role?: string): string }, start: string) {
  const folder = await mkdtemp(join(tmpdir(), 'onehall-routing-'));
  const vault = await prepared(database, folder);
  const foundation = new AloneFoundation(role => database.url(role), vault);
  const config = platformConfig([], { DATA_DIR: folder });
  const clock = HallClock.virtual(start);
  const belongings = { config, clock, log: pino({ level: 'silent' }), people: new Nobody(), foundation };
  const app = await createApp({ module: class {}, imports: [PlatformModule.of(belongings), RoutingModule] }, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  for (const voice of foundation.voices.values()) app.get(Quiet).add(voice);
  const close = async (): Promise<void> => {
    await app.close();
    await rm(folder, { recursive: true });
  };
  return { app, clock, vault, voices: foundation.voices, quiet: app.get(Quiet), tokens: app.get(Tokens), close };
}
