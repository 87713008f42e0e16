// The ground of a service that is a process of its own: its own database, and the facts of the others over Kafka.
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import { namesOf, reaching, unshaken, type EventLog } from '@onehall/event-store';
import { kafkaSource, Relay, type InHallSource, type KafkaLook, type KafkaSource, type OnKafka } from '@onehall/messaging';
import type { Logger, Source } from '@onehall/projections';
import type { KeyEncryption, Vault } from '@onehall/vault';
import { Pool } from 'pg';
import { Foundation, type Ground as Addresses } from './foundation.js';
import type { Gauges, Reading } from './gauges.js';
import type { Check, Indicator } from './indicators.js';
import { readerOf, tailOf, vaultAt } from './own-log.js';

/** Where a service's data lies, and how it hears of the others. */
export interface ServiceData {
  readonly service: string;
  /** The address of its own database for a role, with its password. */
  readonly address: (role: string) => string;
  /** Its own login at the vault's database. */
  readonly vault: string;
  readonly keyEncryption: KeyEncryption;
  readonly kafka: OnKafka;
  /** The logs of this hall, by service. */
  readonly logIds: ReadonlyMap<string, string>;
  /** On how many brokers each fact stands; 1 by default. */
  readonly replicas?: number;
  readonly logger: Logger;
  /** Milliseconds without progress after which a source is not well, or the relay waits in vain; after twice as many it has died. By default 30,000 and 45,000. */
  readonly patience?: number;
  /** Called when nothing but another process can help: let this one end. */
  readonly died: (error: Error) => void;
}

/** Milliseconds of trouble after which the relay makes no progress: longer than it waits for any answer of Kafka. */
const stuckAfter = 90_000;

/** One per process. It relays its service's log as soon as that is open, until the application stops; a neighbour's topic is read while somebody follows it. */
export class KafkaFoundation extends Foundation implements BeforeApplicationShutdown, OnApplicationShutdown, Indicator {
  readonly name: string;
  /** Sealed, sent, received: some tens of milliseconds each in a hall that is not busy. */
  override readonly onTheWay = 500;
  private own: { readonly log: EventLog; readonly source: InHallSource; readonly relay: Relay; readonly pool: Pool } | undefined;
  private readonly neighbours = new Map<string, KafkaSource>();

  constructor(private readonly data: ServiceData) {
    super();
    this.name = `${data.service} kafka`;
  }

  ground(service: string): Addresses {
    this.assertOwn(service);
    const { owner, app } = namesOf(service);
    return { owner: this.data.address(owner), app: this.data.address(app) };
  }

  vault(service: string): Promise<Vault> {
    this.assertOwn(service);
    return vaultAt(this.data.vault, service, this.data.keyEncryption);
  }

  opened(log: EventLog): void {
    const { service, address, kafka, logger, replicas = 1, patience, died } = this.data;
    this.assertOwn(log.service);
    const pool = unshaken(new Pool({ ...reaching, connectionString: address(namesOf(service).app), max: 1, application_name: `onehall ${service} relay` }));
    const relay = new Relay({ log, run: async (sql, values) => (await pool.query<Record<string, unknown>>(sql, values)).rows, kafka, logger, replicas, died, ...(patience !== undefined && { patience }) });
    this.own = { log, source: tailOf(log), relay, pool };
    relay.start();
  }

  source(service: string): Source {
    if (service !== this.data.service) return this.neighbour(service);
    if (!this.own) throw new Error(`The log of ${service} is not open in this process.`);
    return this.own.source;
  }

  async positionOf(service: string, gpos: number): Promise<number | null> {
    if (service === this.data.service) return (await this.own?.source.positionOf(gpos)) ?? null;
    return (await this.neighbours.get(service)?.positionOf(gpos)) ?? null;
  }

  /** Whether the service's own log holds a stream; of another's nobody knows it here. */
  async holds(service: string, stream: string): Promise<boolean> {
    return service === this.data.service && ((await this.own?.log.stream(stream)) ?? []).length > 0;
  }

  /** How far facts have left and arrived. */
  measure(gauges: Gauges): void {
    const { service } = this.data;
    gauges.add({ name: 'onehall_relay_position', help: 'How far the log of this service has been sent to Kafka', labels: ['service'] }, () => [{ value: this.own?.relay.look().position ?? 0, labels: { service } }]);
    gauges.add({ name: 'onehall_heard_position', help: 'How far the facts of a neighbour have come over Kafka', labels: ['service', 'source'] }, () => [...this.neighbours.values()].map(source => this.heard(source.look())));
  }

  /** Well, when the relay has no trouble and every neighbour's facts get on. */
  check(): Check {
    const relay = this.own?.relay.look();
    const sources = [...this.neighbours.values()].map(source => source.look());
    const silentOnes = sources.filter(({ ok }) => !ok).map(({ service }) => service);
    if (relay?.sentence === undefined && silentOnes.length === 0) return { ok: true, detail: { relay, sources } };
    const zh = `经 Kafka 的收发有问题：${[...(relay?.sentence === undefined ? [] : ['发送']), ...silentOnes].join('、')}。`;
    return { ok: false, detail: { zh, en: `Facts do not travel over Kafka: ${[...(relay?.sentence === undefined ? [] : ['what is said here']), ...silentOnes].join(', ')}.`, relay, sources } };
  }

  /** Whether the process gets on at all. A relay that has stopped for good is no reason to start another process: somebody must look. */
  get progress(): Indicator {
    return { name: `${this.data.service} progress`, vital: true, check: () => this.getsOn() };
  }

  /** The relay leaves while its log is still open. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.own?.relay.stop();
    await this.own?.pool.end();
  }

  /** Followers have left by now. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.neighbours.values()].map(source => source.close()));
  }

  override async abandon(): Promise<void> {
    const { own } = this;
    this.own = undefined;
    await own?.relay.stop();
    await own?.pool.end();
    await super.abandon();
    await this.onApplicationShutdown();
  }

  private getsOn(): Check {
    const { state, sentence, movedAt } = this.own?.relay.look() ?? { state: 'waiting', sentence: undefined, movedAt: 0 };
    const isStuck = state !== 'stopped' && sentence !== undefined && Date.now() - movedAt > stuckAfter;
    const stuck = [...(isStuck ? ['relay'] : []), ...[...this.neighbours.values()].map(source => source.look()).flatMap(({ ok, service }) => (ok ? [] : [service]))];
    return stuck.length === 0 ? { ok: true } : { ok: false, detail: { zh: `没有进展：${stuck.join('、')}。`, en: `There is no progress: ${stuck.join(', ')}.` } };
  }

  private heard({ service: source, position }: KafkaLook): Reading {
    return { value: position, labels: { service: this.data.service, source } };
  }

  private neighbour(service: string): KafkaSource {
    const { kafka, logIds, logger, patience, died } = this.data;
    const logId = logIds.get(service);
    if (logId === undefined) throw new Error(`Nobody has said which log is that of ${service}.`);
    const source = this.neighbours.get(service) ?? kafkaSource({ kafka, service, logId, logger, read: readerOf(service), died, ...(patience !== undefined && { patience }) });
    this.neighbours.set(service, source);
    return source;
  }

  private assertOwn(service: string): void {
    if (service !== this.data.service) throw new Error(`This process is ${this.data.service}; it has no ground of ${service}.`);
  }
}
