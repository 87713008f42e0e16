// The crew: who in this process follows the past for which service, so that a reader can wait until his own words are seen.
import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Foundation } from './foundation.js';
import { claimedPlace, lastOfEach, type FactPlace } from './position-token.js';
import { hasMatter, UnderWay } from './under-way.js';

/** What somebody waits for: that facts of a service are seen up to a position, by all views and policies or by the ones alone. */
export interface Awaited {
  readonly service: string;
  readonly position: number;
  readonly by?: 'views' | 'policies';
}

/** A service that is to have seen a fact. */
interface Seeing extends Pick<Awaited, 'by'> {
  readonly reader: string;
  readonly place: FactPlace;
}

/** Which service is asked, whether only to show something, what the request names, and what the gateway knows to have been said about that a moment ago. */
export interface Asking {
  readonly service: string;
  readonly reading: boolean;
  readonly names: ReadonlySet<string>;
  readonly said: readonly FactPlace[];
}

/** How far the log of each service is, by service. */
type Heads = ReadonlyMap<string, number>;

/** One service's followers, as far as a waiting reader needs them: `behind` is whether one of them has not followed the logs so far. */
export interface FollowingCrew {
  waitFor(awaited: Awaited, milliseconds: number): Promise<boolean>;
  written(): Promise<{ readonly service: string; readonly position: number; readonly settled: boolean }>;
  behind(heads: Heads): boolean;
  /** Whether anybody here hears that service at all. */
  follows(service: string): boolean;
}

/** How it ended that somebody waited for those who follow a matter; `nothing`: there was nothing to wait for. */
export type CaughtUp = 'nothing' | 'followed' | 'behind';

/** What one service says, a second makes something of, and a third hears: so often somebody waits for what was made. */
const hops = 3;
/** Milliseconds in which what was just written gets its place in the order. */
const sealing = 20;

/** There is one per process. */
@Injectable()
export class Crew {
  private readonly crews = new Map<string, FollowingCrew>();
  private awake = false;

  constructor(
    private readonly foundation: Foundation,
    private readonly underWay: UnderWay,
  ) {}

  join(service: string, crew: FollowingCrew): void {
    this.crews.set(service, crew);
  }

  /** Waits until `reader`'s views and policies have seen what the token names; false: the answer may be stale. Throws a 400 problem for a token that is none. */
  async followed(reader: string, token: string, milliseconds: number): Promise<boolean> {
    return this.hasSeen({ reader, place: claimedPlace(token) }, Date.now() + milliseconds);
  }

  /**
   * As if whoever asks had sent the token of every answer about his matter: of those given here and, where neighbours are other processes, of those that the gateway knows. Waits until his service has seen what
   * its neighbours have said, and what others here whom it hears have made of that; for a reader, until its views have seen what it said itself, too. False: `milliseconds` were not enough.
   */
  async abreast({ names, said, service, reading }: Asking, milliseconds: number): Promise<boolean> {
    const end = Date.now() + milliseconds;
    if (this.mayHaveMissed(names) && !(await this.wakes(end))) return false;
    const heard = this.foundation.onTheWay > 0 ? said : [];
    const saidBy = (isIts: boolean): readonly FactPlace[] => lastOfEach([...this.underWay.about(names), ...heard]).filter(place => (place.service === service) === isIts);
    const seen = new Map<string, number>();
    for (let hop = 0; hop < hops; hop++) {
      const news = saidBy(false).filter(({ service: of, gpos }) => gpos > (seen.get(of) ?? -1));
      if (!(await this.haveSeen(news, service, end))) return false;
      for (const { service: of, gpos } of news) seen.set(of, gpos);
      if (news.length === 0) break;
    }
    const own = reading ? saidBy(true).map(place => this.hasSeen({ reader: service, place, by: 'views' }, end)) : [];
    return !(await Promise.all(own)).includes(false);
  }

  /**
   * Waits until a service has followed what everybody had said when this was asked, about whatever it was, and what others here whom it hears have made of that: for whoever counts what no name leads to.
   * Neighbours in other processes are heard out. False: `milliseconds` were not enough, or one who follows for it has stopped.
   */
  async abreastOfAll(service: string, milliseconds: number): Promise<boolean> {
    const end = Date.now() + milliseconds;
    await this.heardOut(0);
    for (let hop = 0; hop < hops; hop++) {
      const { heads } = await this.sealed();
      for (const { reader, ...by } of this.listening(service)) {
        const seen = [...heads].map(async ([of, position]) => this.crews.get(reader)?.waitFor({ service: of, position, ...by }, Math.max(end - Date.now(), 0)));
        if ((await Promise.all(seen)).includes(false)) return false;
      }
    }
    return true;
  }

  /** Whether something about these names may not have been followed here yet. */
  isUnderWay(names: ReadonlySet<string>): boolean {
    return this.mayHaveMissed(names) || this.underWay.about(names).length > 0;
  }

  /** Waits until everybody in this process has followed what was said here about these names by now; `behind`: `milliseconds` were not enough. */
  async caughtUp(names: ReadonlySet<string>, milliseconds: number): Promise<CaughtUp> {
    const end = Date.now() + milliseconds;
    const slept = this.mayHaveMissed(names);
    if (slept && !(await this.wakes(end))) return 'behind';
    const facts = this.underWay.about(names);
    for (const fact of facts) {
      if (!(await this.isFollowed(fact, end))) return 'behind';
      this.underWay.followed(fact);
    }
    return slept || facts.length > 0 ? 'followed' : 'nothing';
  }

  /** Gives what a neighbour makes of a fact, of which nobody here knows, the time to come: as long as the fact itself `took`, and at least half a second. Answers whether there are neighbours in other processes at all. */
  async heardOut(took: number): Promise<boolean> {
    const { onTheWay } = this.foundation;
    if (onTheWay > 0) await pause(Math.max(onTheWay, took));
    return onTheWay > 0;
  }

  /** A service has, and so has who listens for it. */
  private async haveSeen(places: readonly FactPlace[], service: string, end: number): Promise<boolean> {
    const seeing = places.flatMap(place => this.listening(service).map((one): Seeing => ({ ...one, place })));
    return !(await Promise.all(seeing.map(one => this.hasSeen(one, end)))).includes(false);
  }

  /** A service itself, and the policies of those whom it hears. */
  private listening(service: string): readonly Omit<Seeing, 'place'>[] {
    const makers = [...this.crews.keys()].filter(other => other !== service && this.crews.get(service)?.follows(other));
    return [{ reader: service }, ...makers.map(reader => ({ reader, by: 'policies' as const }))];
  }

  private async hasSeen({ reader, place: { service, gpos }, ...by }: Seeing, end: number): Promise<boolean> {
    const crew = this.crews.get(reader);
    if (!crew?.follows(service)) return true;
    const position = await this.positionOf({ service, gpos }, end);
    return position !== null && crew.waitFor({ service, position, ...by }, Math.max(end - Date.now(), 0));
  }

  private async isFollowed(place: FactPlace, end: number): Promise<boolean> {
    const position = await this.positionOf(place, end);
    return position !== null && this.reached(new Map([[place.service, position]]), end);
  }

  /** Where a fact stands, once that is known; null: not in time. */
  private async positionOf({ service, gpos }: FactPlace, end: number): Promise<number | null> {
    for (;;) {
      const position = await this.foundation.positionOf(service, gpos);
      if (position !== null || Date.now() > end) return position;
      await pause(5);
    }
  }

  private async reached(heads: Heads, end: number): Promise<boolean> {
    while (this.behind(heads)) {
      if (Date.now() > end) return false;
      await pause(5);
    }
    return true;
  }

  /** What was said before this process began is not under way for it, until once everybody has followed all of that. */
  private mayHaveMissed(names: ReadonlySet<string>): boolean {
    return !this.awake && hasMatter(names);
  }

  private async wakes(end: number): Promise<boolean> {
    const { heads } = await this.sealed();
    this.awake = await this.reached(heads, end);
    return this.awake;
  }

  /** In a busy hall there is always somebody writing; what was written before the last look has its place by then. */
  private async sealed(): Promise<{ readonly heads: Heads }> {
    for (let look = 1; ; look++) {
      await pause(sealing);
      const known = await this.heads();
      if (known.settled || look === 5) return known;
    }
  }

  private behind(heads: Heads): boolean {
    return [...this.crews.values()].some(crew => crew.behind(heads));
  }

  private async heads(): Promise<{ readonly heads: Heads; readonly settled: boolean }> {
    const logs = await Promise.all([...this.crews.values()].map(crew => crew.written()));
    return { heads: new Map(logs.map(({ service, position }) => [service, position])), settled: logs.every(({ settled }) => settled) };
  }
}
