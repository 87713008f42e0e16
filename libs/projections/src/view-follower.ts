// A view follows the past: one loop over all the services whose words it folds.
import type { Vault } from '@onehall/vault';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { AnyView } from './any-view.js';
import { Following } from './following.js';
import type { Logger } from './logger.js';
import type { Parking, Redriven } from './parking.js';
import type { Source } from './source.js';
import type { Standings } from './standings.js';
import { digest, digestParked, type Way, type Workshop } from './view-batch.js';
import { Traveller } from './traveller.js';
import { ViewTable } from './view-table.js';
import type { Watermark } from './watermark.js';
import type { Watermarks } from './watermarks.js';

/** What a view follower needs. `service` is the one that owns the view; `sources` has one for each service that `serviceOf` names. */
export interface ViewFollowing {
  readonly view: AnyView;
  readonly service: string;
  /** The service's own login, its schema on the search path. */
  readonly dataSource: DataSource;
  readonly sources: ReadonlyMap<string, Source>;
  readonly vault: Vault;
  readonly watermarks: Watermarks;
  readonly parking: Parking;
  readonly logger: Logger;
  /** Which service says a type of event. */
  readonly serviceOf: (type: string) => string;
  /** Asked before its leases are used: a follower writes only where its own version stands, or none was ever complete. */
  readonly standings?: Standings;
  /** A shadow that is being filled: its own name and table. */
  readonly shadow?: { readonly consumer: string; readonly table: string };
}

const batch = 1_000;
const catchingUp = 5_000;
const stride = 20;
/** Milliseconds. */
const betweenTries = 5;

/**
 * Keeps one view's rows. Rows and watermark move together, so that each event counts once, whatever crashes; all leases are held by one process, so that
 * rows which several services fill are written by one hand. An event that fails is parked with the later ones of its case. Stops for good when it meets another log.
 */
export class ViewFollower extends Traveller {
  readonly consumer: string;
  /** Those whose words it folds. */
  readonly services: readonly string[];
  protected readonly following: Following;
  private readonly ways = new Map<string, Way>();
  private readonly behind = new Set<string>();
  private workshop: Workshop | undefined;

  constructor(readonly given: ViewFollowing) {
    super();
    const { view, shadow, parking, watermarks, logger } = given;
    this.consumer = shadow?.consumer ?? `view:${view.name}:${view.version}`;
    this.services = [...new Set(Object.keys(view.on).map(given.serviceOf))];
    const sources = this.services.map(service => this.source(service));
    this.following = new Following({ consumer: this.consumer, sources, watermarks, logger, taken: (source, mark) => this.taken(source, mark), turn: (source, mark) => this.turn(source, mark), stride });
    parking.drivenBy(this.consumer, caseKey => this.redrive(caseKey));
  }

  /** Drives a case's parked events again, in order, in every source. */
  redrive(caseKey: string): Promise<Redriven> {
    return this.between(async ways => {
      let digested = 0;
      for (const way of ways) {
        const outcome = await this.redriveIn(way, caseKey);
        digested += outcome.digested;
        if (outcome.error !== undefined) return { ...outcome, digested };
      }
      return { digested, left: 0 };
    });
  }

  /** Runs a job between two turns, while every lease is held; the view stands still meanwhile. */
  between<T>(job: (ways: readonly Way[]) => Promise<T>): Promise<T> {
    return this.following.between(() => job([...this.ways.values()]));
  }

  /** Follows up to the given positions and no further. For a follower that was not started. */
  followTo(goals: ReadonlyMap<string, number>): Promise<void> {
    return this.between(async ways => {
      for (const { source, mark } of ways) {
        const goal = goals.get(source) ?? 0;
        // A source that answers out of memory may not have come so far itself: it must be let do so.
        while (mark.position < goal) if (!(await this.turn(this.source(source), mark, goal - mark.position))) await pause(betweenTries);
      }
    });
  }

  /** Reads the parking lot again, after somebody else has changed it. */
  async recall(): Promise<void> {
    for (const [service, way] of this.ways) this.ways.set(service, { ...way, parked: await this.given.parking.casesOf(this.consumer, service) });
  }

  /** Where the facts of a service come from. */
  source(service: string): Source {
    const source = this.given.sources.get(service);
    if (!source) throw new Error(`The view ${this.given.view.name} follows ${service}, but no source of it is given.`);
    return source;
  }

  private async taken(source: Source, mark: Watermark): Promise<void> {
    const { view, dataSource, vault, parking, logger, shadow, standings } = this.given;
    const standing = shadow ? undefined : await standings?.of(view);
    if (standing && standing.version !== view.version) throw new Error(`Version ${standing.version} of the view ${view.name} stands in its table, not ${view.version}.`);
    const table = await ViewTable.open(dataSource, view, shadow?.table);
    this.workshop = { consumer: this.consumer, view, table, dataSource, vault, parking, logger };
    this.ways.set(source.service, { source: source.service, mark, parked: await parking.casesOf(this.consumer, source.service) });
  }

  private async turn(source: Source, mark: Watermark, atMost = catchingUp): Promise<boolean> {
    const limit = Math.min(atMost, this.behind.has(source.service) ? catchingUp : batch);
    const events = await source.read(mark.position, limit);
    const last = events.at(-1);
    if (!last) return false;
    if (events.length === limit) this.behind.add(source.service);
    else this.behind.delete(source.service);
    const relevant = events.filter(({ type }) => Object.hasOwn(this.given.view.on, type));
    const way = this.ways.get(source.service);
    if (relevant.length === 0) mark.pass(last.position);
    else if (this.workshop && way) await digest(this.workshop, relevant, { way, to: last.position });
    return true;
  }

  private async redriveIn(way: Way, caseKey: string): Promise<Redriven> {
    const { workshop } = this;
    if (!workshop) throw new Error(`${this.consumer} has not begun to follow.`);
    for (let digested = 0; ; ) {
      const waiting = await workshop.parking.waiting(this.consumer, caseKey, way.source);
      for (const [index, parked] of waiting.entries()) {
        const error = await digestParked(workshop, parked, way);
        if (error !== undefined) return { digested, left: waiting.length - index, error };
        digested += 1;
      }
      if (waiting.length > 0) continue;
      way.parked.delete(caseKey);
      return { digested, left: 0 };
    }
  }
}
