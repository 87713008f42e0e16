// A small hall whose services hear of each other over a real Kafka: a relay for each log, and sources as a process that has just started would have them.
import { kafkaSource, Relay, type KafkaSource, type OnKafka, type OverKafka, type Relaying } from '@onehall/messaging';
import { testKafka } from './own-broker.js';
import type { SmallHall } from './small-hall.js';

/** The relays of a hall, and whoever reads what they send. */
export class KafkaHall {
  private readonly relays: Relay[] = [];
  private readonly sources: KafkaSource[] = [];

  constructor(
    private readonly hall: SmallHall,
    readonly kafka: OnKafka & { readonly prefix: string } = testKafka(),
  ) {}

  /** Starts a relay of a service, as a process of its own would. */
  relay(service: string, kafka: OnKafka = this.kafka, more: Partial<Relaying> = {}): Relay {
    const { log, pool } = this.hall.ground(service);
    const run = async (sql: string, values: unknown[]) => (await pool.query<Record<string, unknown>>(sql, values)).rows;
    const relay = new Relay({ log, run, kafka, logger: this.hall.logger, ...more });
    this.relays.push(relay);
    relay.start();
    return relay;
  }

  /** The relays of several services. */
  relayAll(...services: readonly string[]): void {
    for (const service of services) this.relay(service);
  }

  source(service: string, more: Partial<OverKafka> = {}): KafkaSource {
    const source = kafkaSource({ kafka: this.kafka, service, logId: this.hall.logIds.get(service) ?? '', logger: this.hall.logger, ...more });
    this.sources.push(source);
    return source;
  }

  /** One source for each service. */
  sourcesOf(...services: readonly string[]): ReadonlyMap<string, KafkaSource> {
    return new Map(services.map(service => [service, this.source(service)]));
  }

  /** Whoever follows must have left. */
  async close(): Promise<void> {
    await Promise.all(this.sources.map(source => source.close()));
    await Promise.all(this.relays.map(relay => relay.stop()));
  }
}
