// Everyone who follows the past for one service: its views, its policies, whoever hears what keys are forgotten, and whoever else joins, started and stopped together.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { PersonForgotten, serviceOf, services } from '@onehall/contracts';
import type { Event, Policy, Recorded, View } from '@onehall/kernel';
import { LivingView, Parking, PolicyFollower, ViewGate, Watermarks, recordsOutcomes, type Follower, type Logger, type Source, type ViewDatabase } from '@onehall/projections';
import type { EventLog } from '@onehall/event-store';
import type { Vault } from '@onehall/vault';
import { PinoLogger } from 'nestjs-pino';
import { Crew, type Awaited } from './crew.js';
import { targetOf } from './deciding.js';
import { Desk } from './desk.js';
import { ForgottenKeys } from './forgotten-keys.js';
import { Foundation } from './foundation.js';
import { Gauges } from './gauges.js';
import { Indicators } from './indicators.js';
import { EVENT_LOG, SERVICE, VAULT, VIEW_DATABASE } from './injection.js';
import { Quiet, type Heads, type Written } from './quiet.js';
import { Overtaken } from './said-errors.js';

/** Registered by `following` and `reacting`; a service may add followers of its own before the application starts. */
@Injectable()
export class Followers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly members: (() => Follower)[] = [];
  private running: readonly Follower[] = [];
  readonly watermarks: Watermarks;
  readonly parking: Parking;

  constructor(
    @Inject(SERVICE) readonly service: string,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(VIEW_DATABASE) private readonly database: ViewDatabase,
    private readonly foundation: Foundation,
    private readonly desk: Desk,
    private readonly crew: Crew,
    private readonly quiet: Quiet,
    private readonly indicators: Indicators,
    private readonly gauges: Gauges,
    private readonly pino: PinoLogger,
    private readonly gate: ViewGate,
  ) {
    this.watermarks = new Watermarks({ service, dataSource: database, logger: this.logger });
    this.parking = new Parking(database);
    this.add(() => new ForgottenKeys({ source: foundation.source(serviceOf(PersonForgotten.type)), vault, logger: this.logger }));
  }

  get logger(): Logger {
    return this.pino.logger;
  }

  view<Row extends object, Key extends keyof Row & string, E extends Event>(view: View<Row, Key, E>): void {
    const { service, database: dataSource, vault, watermarks, parking, logger } = this;
    this.members.push(() => new LivingView({ view, service, dataSource, sources: this.sources(), vault, watermarks, parking, logger, serviceOf }, this.gate));
  }

  policy<E extends Event, Command extends object>(policy: Policy<E, Command>): void {
    const { service, database: dataSource, watermarks, parking, logger } = this;
    const tell = async (command: object, event: Recorded, commandId: string): Promise<void> => void (await this.desk.tell(command, causedBy(event, policy.name, commandId)));
    this.members.push(() => new PolicyFollower({ policy, service, dataSource, sources: this.sources(), watermarks, parking, logger, serviceOf, tell, recordOutcome: recordsOutcomes(dataSource), targetOf, mayPass: error => error instanceof Overtaken }));
  }

  /** A follower of the service's own, e.g. audit's ledger; made when the application starts. */
  add(make: () => Follower): void {
    this.members.push(make);
  }

  /** Those who follow, once the application has started: for whoever rebuilds a view or compares it. */
  all(): readonly Follower[] {
    return this.running;
  }

  /** Where the facts of every service come from. */
  sources(): ReadonlyMap<string, Source> {
    return new Map(services.map(service => [service, this.foundation.source(service)]));
  }

  /** The views among them, by name. */
  views(): ReadonlyMap<string, LivingView> {
    return new Map(this.running.flatMap(follower => (follower instanceof LivingView ? [[follower.name, follower]] : [])));
  }

  /** Resolves when it is known of every view whether it can be read; what must be made anew is made while the hall is open. */
  async onApplicationBootstrap(): Promise<void> {
    this.running = this.members.map(make => make());
    this.crew.join(this.service, this);
    this.quiet.add(this);
    this.report();
    for (const follower of this.running) follower.start();
    await Promise.all([...this.views().values()].map(view => view.decided));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running.map(follower => follower.stop()));
    await this.watermarks.close();
  }

  /** Whether the service has seen a service's facts up to a position: by everybody who follows them for it, or by its views or policies alone. */
  async waitFor({ service, position, by }: Awaited, milliseconds: number): Promise<boolean> {
    const concerned = this.running.filter(follower => follower.follows(service) && (by === undefined || follower.consumer.startsWith('policy:') === (by === 'policies')));
    const seen = await Promise.all(concerned.map(follower => follower.waitFor(service, position, milliseconds)));
    return !seen.includes(false);
  }

  /** Whether someone has not followed the logs so far. What is parked counts as done. */
  behind(heads: Heads): boolean {
    return this.running.some(follower => [...heads].some(([service, position]) => follower.follows(service) && follower.position(service) < position));
  }

  follows(service: string): boolean {
    return this.running.some(follower => follower.follows(service));
  }

  async written(): Promise<Written> {
    return { service: this.service, ...(await this.log.head()) };
  }

  private report(): void {
    this.indicators.add({ name: `${this.service} followers`, check: () => this.wellbeing() });
    this.gauges.add({ name: 'onehall_follower_lag', help: 'Events that a follower has not worked through', labels: ['service', 'consumer', 'source'] }, async () =>
      (await Promise.all(this.running.map(follower => follower.look()))).flatMap(({ consumer, sources }) =>
        sources.map(({ service: source, lag }) => ({ labels: { service: this.service, consumer, source }, value: lag })),
      ),
    );
    this.gauges.add({ name: 'onehall_parked_events', help: 'Events that wait in the parking lot', labels: ['service', 'consumer'] }, async () =>
      [...(await this.parking.counts())].map(([consumer, value]) => ({ labels: { service: this.service, consumer }, value })),
    );
  }

  private async wellbeing(): Promise<{ readonly ok: boolean; readonly detail: object }> {
    const looks = await Promise.all(this.running.map(follower => follower.look()));
    const stopped = looks.filter(({ state }) => state === 'stopped').map(({ consumer, sentence }) => ({ consumer, sentence }));
    const parked = Object.fromEntries(await this.parking.counts());
    const filling = this.gate.closed;
    return { ok: stopped.length === 0 && filling.length === 0, detail: { stopped, parked, filling } };
  }
}

/** A policy speaks at the instant of its cause and hands on why. */
const causedBy = (event: Recorded, policy: string, commandId: string) => ({
  commandId,
  hall: event.meta.hall,
  actor: { id: `policy:${policy}`, role: 'system' },
  correlationId: event.meta.correlationId,
  causationId: event.id,
  at: event.meta.at,
});
