// The ground of a service that is a process of its own: a database to itself, its own facts sent out over Kafka, and those of the others heard from there.
import type { EventLog, Run } from '@onehall/event-store';
import { kafkaSource, Relay, type InHallSource, type KafkaLook, type KafkaSource, type OnKafka } from '@onehall/messaging';
import type { Logger, Source } from '@onehall/projections';
import type { KeyEncryption, Vault } from '@onehall/vault';
import { Foundation, type Ground as Addresses } from './foundation.js';
import type { Gauges } from './gauges.js';
import type { Check, Indicators } from './indicators.js';
import { readerOf, tailOf, vaultAt } from './own-log.js';

/** Where a service's data lies, and how it reaches Kafka. Addresses are PostgreSQL URLs with their logins. */
export interface ServiceData extends Addresses {
  readonly service: string;
  readonly vault: string;
  readonly keyEncryption: KeyEncryption;
  readonly kafka: OnKafka;
  /** On how many brokers each fact stands. */
  readonly replicas: number;
  readonly logger: Logger;
  /** Called when no fact comes through any more and only another process can help. */
  readonly died: (error: Error) => void;
}

/** Milliseconds without progress after which the relay counts as stuck: longer than it waits for any answer of Kafka. */
const patience = 120_000;

/** One per process. The relay runs under its lease from the moment at which the log is open, so that nobody waits for a topic that nobody makes. */
export class KafkaFoundation extends Foundation {
  private readonly heard = new Map<string, KafkaSource>();
  private own: { readonly log: EventLog; readonly tail: InHallSource; readonly relay: Relay } | undefined;

  constructor(private readonly data: ServiceData) {
    super();
  }

  ground(service: string): Addresses {
    this.assertOwn(service);
    return this.data;
  }

  vault(service: string): Promise<Vault> {
    this.assertOwn(service);
    return vaultAt(this.data.vault, service, this.data.keyEncryption);
  }

  opened(log: EventLog, run: Run): void {
    const { kafka, replicas, logger } = this.data;
    const relay = new Relay({ log, run, kafka, logger, replicas });
    this.own = { log, tail: tailOf(log), relay };
    relay.start();
  }

  override async left(): Promise<void> {
    await this.own?.relay.stop();
    await Promise.all([...this.heard.values()].map(source => source.close()));
  }

  source(service: string): Source {
    if (service === this.data.service) return this.there().tail;
    const { kafka, logger, died } = this.data;
    const source = this.heard.get(service) ?? kafkaSource({ kafka, service, logger, read: readerOf(service), died });
    this.heard.set(service, source);
    return source;
  }

  /** Of another service: as far as its facts have come here. */
  async positionOf(service: string, gpos: number): Promise<number | null> {
    return (await (service === this.data.service ? this.there().tail : this.heard.get(service))?.positionOf(gpos)) ?? null;
  }

  /** Whether the service's own log holds a stream; nobody knows it here of another's. */
  async holds(service: string, stream: string): Promise<boolean> {
    return service === this.data.service && (await this.there().log.stream(stream)).length > 0;
  }

  /** Lets readiness, liveness and the figures know how facts leave and arrive. */
  report(indicators: Indicators, gauges: Gauges): void {
    indicators.add({ name: `${this.data.service} relay`, vital: true, check: () => this.relaying() });
    for (const [service, source] of this.heard) indicators.add({ name: `${this.data.service} hears ${service}`, vital: true, check: () => hearing(source.look()) });
    gauges.add({ name: 'onehall_relay_position', help: 'How far the log of this service has been sent to Kafka', labels: ['service'] }, () => [{ value: this.there().relay.look().position, labels: { service: this.data.service } }]);
    gauges.add({ name: 'onehall_heard_position', help: 'How far the facts of a service have come over Kafka', labels: ['service', 'source'] }, () =>
      [...this.heard].map(([source, heard]) => ({ value: heard.look().position, labels: { service: this.data.service, source } })),
    );
  }

  private relaying(): Check {
    const { state, position, movedAt, sentence } = this.there().relay.look();
    const silentFor = Date.now() - movedAt;
    const detail = { state, position, silentFor };
    if (state === 'stopped') return { ok: false, detail: { ...detail, zh: '向 Kafka 转发事实已停止，须有人查看。', en: sentence ?? 'The relay to Kafka has stopped; somebody must look.' } };
    if (state === 'relaying' && silentFor > patience) return { ok: false, detail: { ...detail, zh: '向 Kafka 转发事实没有进展。', en: 'The relay to Kafka makes no progress.' } };
    return { ok: true, detail };
  }

  private there() {
    if (!this.own) throw new Error(`The log of ${this.data.service} is not open in this process.`);
    return this.own;
  }

  private assertOwn(service: string): void {
    if (service !== this.data.service) throw new Error(`This process holds ${this.data.service}, not ${service}.`);
  }
}

const hearing = ({ ok, position, silentFor, sentence }: KafkaLook): Check =>
  ok ? { ok, detail: { position } } : { ok, detail: { position, silentFor, zh: '没有事实经 Kafka 传来。', en: sentence ?? 'No facts come over Kafka.' } };
