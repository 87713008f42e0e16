// What a service stands on: its own database logins, its vault login, and the way in which facts of other services reach it.
import type { EventLog } from '@onehall/event-store';
import type { Source } from '@onehall/projections';
import type { Vault } from '@onehall/vault';

/** The addresses of one service's ground. `owner` may change tables (migrations only); `app` may only do what the log's functions allow. */
export interface Ground {
  readonly owner: string;
  readonly app: string;
}

/** What was opened on a foundation, and can be put away. */
interface Laid {
  onApplicationShutdown(): Promise<void>;
}

/** Given by the process (the hall, or a service of its own): where each service's data lies, and how it hears of the others. */
export abstract class Foundation {
  /** Milliseconds for which a neighbour's fact may be on its way without anybody in this process knowing of it; 0 where all logs are read directly. */
  readonly onTheWay: number = 0;
  private readonly laying: Promise<Laid>[] = [];

  abstract ground(service: string): Ground;
  abstract vault(service: string): Promise<Vault>;
  /** Facts of a service, from its own log in the same process or over the broker. `own` is the log of the service that asks, when it asks for its own facts. */
  abstract source(service: string): Source;
  /** Called by each service with its opened log, before anybody follows it. */
  abstract opened(log: EventLog): void;
  /** The position of an event by its gpos as far as this process can know; null while unsealed. */
  abstract positionOf(service: string, gpos: number): Promise<number | null>;

  /** Remembers what a service is opening here. */
  laid<Opened extends Laid>(opening: Promise<Opened>): Promise<Opened> {
    this.laying.push(opening);
    return opening;
  }

  /** Puts away what was opened for an application that could not be made: it has no shutdown of its own. */
  async abandon(): Promise<void> {
    for (const opening of await Promise.allSettled(this.laying.splice(0))) if (opening.status === 'fulfilled') await opening.value.onApplicationShutdown();
  }
}
