// Whose an ID number is, or a name with its phone: said once, so that forty windows at the same moment mean one person. The view of known persons is always a moment late.
import { Inject, Injectable } from '@nestjs/common';
import { VIEW_DATABASE } from '@onehall/platform';
import type { ViewDatabase } from '@onehall/projections';

/** Keeps keyed digests only, outside of every event: they are gone when the person is forgotten. A trace that was claimed for a registration that then failed harms nobody. */
@Injectable()
export class PersonTraces {
  constructor(@Inject(VIEW_DATABASE) private readonly database: ViewDatabase) {}

  /** The person to whom the trace belongs from now on: whoever claimed it first, in whichever process. */
  async claim(hall: string, trace: string, personId: string): Promise<string> {
    const [row] = await this.database.query<{ personId: string }[]>(
      // The update changes nothing; without it a trace that is there would not be answered.
      'insert into person_trace ("hall", "trace", "personId") values ($1, $2, $3) on conflict ("hall", "trace") do update set "trace" = excluded."trace" returning "personId"',
      [hall, trace, personId],
    );
    return row?.personId ?? personId;
  }

  /** Nobody is found any more by what this person was found by: the person was forgotten, or reads otherwise since. `of`: only traces that begin so; `but`: the one that still holds. */
  async release(hall: string, personId: string, { of = '', but = '' }: { readonly of?: string; readonly but?: string } = {}): Promise<void> {
    await this.database.query('delete from person_trace where "hall" = $1 and "personId" = $2 and starts_with("trace", $3) and "trace" <> $4', [hall, personId, of, but]);
  }
}
