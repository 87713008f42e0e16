// The crew: who in this process follows the past for which service, so that a reader can wait until his own words are seen.
import { Injectable } from '@nestjs/common';
import { Foundation } from './foundation.js';
import { Problem } from './problem.js';

/** What somebody waits for: that facts of a service are seen up to a position, by views only where he is `reading`. */
export interface Awaited {
  readonly service: string;
  readonly position: number;
  readonly reading: boolean;
}

/** One service's followers, as far as a waiting reader needs them. */
export interface FollowingCrew {
  waitFor(awaited: Awaited, milliseconds: number): Promise<boolean>;
}

const token = /^([a-z]+):(\d{1,9}):(\d{1,15})$/;

const malformed = (): Problem =>
  new Problem(400, 'TOKEN_MALFORMED', { zh: '请求头 X-Hall-After 必须是先前答复中的 token。', en: 'The header X-Hall-After must be the token of an earlier answer.', field: 'X-Hall-After' });

/** There is one per process. */
@Injectable()
export class Crew {
  private readonly crews = new Map<string, FollowingCrew>();

  constructor(private readonly foundation: Foundation) {}

  join(service: string, crew: FollowingCrew): void {
    this.crews.set(service, crew);
  }

  /** Waits until `reader`'s views and policies have seen what the token names; false: the answer may be stale. Throws a 400 problem for a token that is none. */
  async followed(reader: string, said: { readonly token: string; readonly reading: boolean }, milliseconds: number): Promise<boolean> {
    const [, service, , gpos] = token.exec(said.token) ?? [];
    if (service === undefined || gpos === undefined) throw malformed();
    const crew = this.crews.get(reader);
    if (!crew) return true;
    const end = Date.now() + milliseconds;
    for (;;) {
      const position = await this.foundation.positionOf(service, Number(gpos));
      if (position !== null) return crew.waitFor({ service, position, reading: said.reading }, Math.max(end - Date.now(), 0));
      if (Date.now() > end) return false;
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }
}
