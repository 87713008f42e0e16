// How the ledger follows every log: it copies each sealed fact, checks its link on arrival, and records a finding where a link does not hold.
import { genesis, link, type LogIdentity, type StoredEvent } from '@onehall/event-store';
import { Following, type Logger, type Source, type Watermark, type Watermarks } from '@onehall/projections';
import type { Ledger } from './ledger.js';

/** What audit needs to follow the hall. */
export interface Hearing {
  readonly sources: readonly Source[];
  readonly watermarks: Watermarks;
  readonly ledger: Ledger;
  readonly logger: Logger;
  /** Tells the finding; said again for the same event, it is meant once. */
  found(service: string, event: StoredEvent, wrong: string): Promise<void>;
}

const batch = 2_000;

/** One following over all services; findings are told before the watermark moves. */
export class LedgerFollower {
  readonly following: Following;
  private readonly identities = new Map<string, LogIdentity>();

  constructor(private readonly hearing: Hearing) {
    this.following = new Following({
      consumer: 'ledger',
      sources: hearing.sources,
      watermarks: hearing.watermarks,
      logger: hearing.logger,
      taken: async source => void this.identities.set(source.service, await source.identity()),
      turn: (source, mark) => this.turn(source, mark),
    });
  }

  private async turn(source: Source, mark: Watermark): Promise<boolean> {
    const events = await source.raw(mark.position, batch);
    const last = events.at(-1);
    if (!last) return false;
    await this.check(source.service, events);
    await mark.advance(last.position, checkpoint => this.hearing.ledger.store(source.service, events, checkpoint));
    return true;
  }

  private async check(service: string, events: readonly StoredEvent[]): Promise<void> {
    const identity = this.identities.get(service);
    if (!identity) return;
    const known = new Map(await this.hearing.ledger.lastOf(service, [...new Set(events.map(event => event.stream))]));
    for (const event of events) {
      const last = known.get(event.stream) ?? { version: 0, hash: genesis(identity, event.stream) };
      const wrong = faultIn(event, last);
      if (wrong) await this.hearing.found(service, event, wrong);
      known.set(event.stream, event);
    }
  }
}

function faultIn(event: StoredEvent, last: { readonly version: number; readonly hash: Buffer }): string | undefined {
  if (event.version !== last.version + 1) return `It follows version ${last.version}: an event is missing or stands twice.`;
  return link(last.hash, event).equals(event.hash) ? undefined : 'Its hash does not follow from its content and the event before it.';
}
