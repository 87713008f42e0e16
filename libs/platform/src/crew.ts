// The crew: who in this process follows the past for which service, so that a reader can wait until his own words are seen.
import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Foundation } from './foundation.js';
import { Problem } from './problem.js';
import { lastOfEach, placeOf, type FactPlace } from './position-token.js';
import { hasMatter, UnderWay } from './under-way.js';

/** What somebody waits for: that facts of a service are seen up to a position, by views only where he is `reading`. */
export interface Awaited {
  readonly service: string;
  readonly position: number;
  readonly reading: boolean;
}

/** Which service is asked, and whether it is asked to say something. */
export interface Asker {
  readonly service: string;
  readonly reading: boolean;
}

/** What a request names, and what the gateway knows to have been said about that a moment ago. */
export interface Asking extends Asker {
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

/** Milliseconds in which what was just written gets its place in the order. */
const sealing = 20;

const malformed = (): Problem =>
  new Problem(400, 'TOKEN_MALFORMED', { zh: '请求头 X-Hall-After 必须是先前答复中的 token。', en: 'The header X-Hall-After must be the token of an earlier answer.', field: 'X-Hall-After' });

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
  async followed(reader: string, said: { readonly token: string; readonly reading: boolean }, milliseconds: number): Promise<boolean> {
    const place = placeOf(said.token);
    if (!place) throw malformed();
    return this.hasSeen(place, { service: reader, reading: said.reading }, milliseconds);
  }

  /**
   * As if whoever asks had sent the token of every answer about his matter: of those given here, and of those that the gateway knows. Waits until his service's views, and for a command its policies, have seen
   * what its neighbours have said (for a reader, also what it said itself); false: `milliseconds` were not enough.
   */
  async abreast({ names, said, ...asker }: Asking, milliseconds: number): Promise<boolean> {
    const end = Date.now() + milliseconds;
    if (this.mayHaveMissed(names) && !(await this.wakes(end))) return false;
    const places = lastOfEach([...this.underWay.about(names), ...said]).filter(({ service }) => asker.reading || service !== asker.service);
    const seen = await Promise.all(places.map(place => this.hasSeen(place, asker, end - Date.now())));
    return !seen.includes(false);
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

  private async hasSeen({ service, gpos }: FactPlace, asker: Asker, milliseconds: number): Promise<boolean> {
    const crew = this.crews.get(asker.service);
    if (!crew?.follows(service)) return true;
    const end = Date.now() + milliseconds;
    for (;;) {
      const position = await this.foundation.positionOf(service, gpos);
      if (position !== null) return crew.waitFor({ service, position, reading: asker.reading }, Math.max(end - Date.now(), 0));
      if (Date.now() > end) return false;
      await pause(5);
    }
  }

  private async isFollowed({ service, gpos }: FactPlace, end: number): Promise<boolean> {
    for (;;) {
      const position = await this.foundation.positionOf(service, gpos);
      if (position !== null) return this.reached(new Map([[service, position]]), end);
      if (Date.now() > end) return false;
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
