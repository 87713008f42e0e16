// What a story's house is, whether the hall is one process or five: the ground that outlives it, and how it is asked. `HOUSE=services` chooses the five.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FreshDatabase } from '@onehall/testing';

/** How a house may differ from the usual one. */
export interface Manner {
  /** What the process writes to `<folder>/hall.log`; by default nothing. */
  readonly logLevel?: string;
}

/** What lies there when no process runs. */
export interface Ground {
  /** The administrator's address of the database that holds a service. */
  adminOf(service: string): string;
  /** The administrator's address of the vault's database. */
  readonly vaultUrl: string;
  readonly folder: string;
  /** Drops the databases and removes the folder. */
  leave(): Promise<void>;
}

/** The ground of a hall in one process. */
export interface HallGround extends Ground {
  readonly database: FreshDatabase;
  readonly vaults: Readonly<Record<string, string>>;
}

/** A request as it goes out. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: object | string | undefined;
}

/** What came back. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A house that answers. */
export interface Process {
  ask(asked: Asked): Promise<Told>;
  /** The hour of the hall. */
  now(): string;
  /** Sets the hour, which stands until it is set again. To be called when the house is quiet. */
  turn(instant: string): Promise<void>;
  /** Whether it comes to rest within a minute or so. */
  isQuiet(): Promise<boolean>;
  /** Lets everybody leave. */
  stop(): Promise<void>;
}

/** The hall in this very process. */
export interface HallProcess extends Process {
  readonly app: NestFastifyApplication;
}

/** A stack of what must be undone, the last one first; one step that fails keeps no other from being taken. */
export class Undoing {
  private readonly steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  async all(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.steps.splice(0).reverse()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'The house could not be put away.');
  }
}
