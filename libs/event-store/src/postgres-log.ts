// The log in PostgreSQL: the port of ./log.ts, with every append going through the batcher.
import type { Pool } from 'pg';
import { asking, type Ask } from './asking.js';
import { Batcher } from './batcher.js';
import { listenTo } from './listener.js';
import type { Append, Appended, Drawn, EventLog, Loaded, LogIdentity, StoredEvent } from './log.js';
import { namesOf } from './names.js';
import { bigIntegers, byteArrays, texts, uuids } from './binary-arrays.js';
import { loadedAll, storedEvent, type EventRow, type LoadRow } from './rows.js';
import { sayMany, sayOne } from './saying.js';
import { Together } from './together.js';

export interface LogOptions {
  /** Logged in as `<service>_app`, or as any role in `onehall_reader` to follow a neighbour's log. Stays the caller's: closing the log does not end it. */
  readonly pool: Pool;
  readonly service: string;
  /** Called after every append that wrote; a local sealer's `nudge` belongs here. */
  readonly onAppended?: () => void;
}

// An idle connection that breaks is replaced when it is needed; without a listener it would end the process.
const broken = (): void => undefined;

interface LoadFor {
  readonly commandId: string;
  readonly request: Buffer;
  readonly stream: string;
  readonly after: number;
}

interface DrawFor {
  readonly register: string;
  readonly commandId: string;
}

class PostgresLog implements EventLog {
  readonly service: string;
  private readonly pool: Pool;
  private readonly ask: Ask;
  private readonly batcher: Batcher;
  private readonly loads = new Together<LoadFor, Loaded>({ many: asked => this.loadMany(asked) });
  private readonly draws = new Together<DrawFor, Drawn>({ many: asked => this.drawMany(asked), lanes: 1 });
  private readonly stops = new Set<() => void>();

  constructor({ pool, service, onAppended }: LogOptions) {
    this.service = namesOf(service).schema;
    this.pool = pool;
    this.ask = asking(service);
    pool.on('error', broken);
    const nudging = <Answer>(answer: Answer): Answer => {
      onAppended?.();
      return answer;
    };
    this.batcher = new Batcher({
      one: append => sayOne(this.ask, pool, append).then(nudging),
      many: appends => sayMany(this.ask, pool, appends).then(nudging),
    });
  }

  async identity(): Promise<LogIdentity> {
    const [row] = await this.ask<[string, string, number]>(this.pool, 'identity');
    if (!row) throw new Error(`The log of ${this.service} has no identity.`);
    const [service, logId, incarnation] = row;
    return { service, logId, incarnation };
  }

  // eslint-disable-next-line no-restricted-syntax -- the port's own signature
  load(commandId: string, request: Buffer, stream: string, after = 0): Promise<Loaded> {
    return this.loads.ask({ commandId, request, stream, after });
  }

  async stream(stream: string, after = 0): Promise<readonly StoredEvent[]> {
    return (await this.ask<EventRow>(this.pool, 'stream', [stream, after])).map(storedEvent);
  }

  append(append: Append): Promise<Appended> {
    return this.batcher.append(append);
  }

  draw(register: string, commandId: string): Promise<Drawn> {
    return this.draws.ask({ register, commandId });
  }

  async undrawn(before: string) {
    const rows = await this.ask<[string, number, string]>(this.pool, 'undrawn', [before]);
    return rows.map(([register, number, commandId]) => ({ register, number, commandId }));
  }

  async tail(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return (await this.ask<EventRow>(this.pool, 'tail', [after, limit])).map(storedEvent);
  }

  async head() {
    const [row] = await this.ask<[number, boolean]>(this.pool, 'head');
    return { position: row?.[0] ?? 0, settled: row?.[1] ?? false };
  }

  async positionOf(gpos: number): Promise<number | null> {
    const [row] = await this.ask<[number]>(this.pool, 'positionOf', [gpos]);
    return row?.[0] ?? null;
  }

  onSealed(wake: () => void): () => void {
    const stopListening = listenTo(this.pool, this.service, wake);
    const stop = () => {
      if (this.stops.delete(stop)) stopListening();
    };
    this.stops.add(stop);
    return stop;
  }

  async close(): Promise<void> {
    await this.batcher.drained();
    for (const stop of [...this.stops]) stop();
    this.pool.off('error', broken);
  }

  private async loadMany(asked: readonly LoadFor[]): Promise<readonly Loaded[]> {
    const columns = [uuids(asked.map(({ commandId }) => commandId)), byteArrays(asked.map(({ request }) => request)), texts(asked.map(({ stream }) => stream)), bigIntegers(asked.map(({ after }) => after))];
    return loadedAll(await this.ask<LoadRow>(this.pool, 'load', columns), asked.length);
  }

  /** Registers may be drawn from more than once in a call: each answer finds its question by number. */
  private async drawMany(asked: readonly DrawFor[]): Promise<readonly Drawn[]> {
    const rows = await this.ask<[item: number, number: number, again: boolean]>(this.pool, 'draw', [texts(asked.map(({ register }) => register)), uuids(asked.map(({ commandId }) => commandId))]);
    const drawn = new Map(rows.map(([item, number, again]) => [item, { number, again }]));
    return asked.map(({ register }, index) => {
      const answer = drawn.get(index + 1);
      if (!answer) throw new Error(`The register ${register} gave no number.`);
      return answer;
    });
  }
}

/** Opens the log of one service, or a neighbour's for reading. Needs `READ COMMITTED`, PostgreSQL's default. */
export function openLog(options: LogOptions): EventLog {
  return new PostgresLog(options);
}
