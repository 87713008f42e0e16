// What must be true of a hall after everything: nothing that was answered is missing, nothing was meant twice, no timer was lost or fired twice.
import { namesOf } from '@onehall/event-store';
import type { SupervisionCaseEvent } from '@onehall/contracts';
import { clocks } from '@onehall/rulebook';
import pg from 'pg';
import { cases } from '../../apps/supervision/src/case/case.js';
import type { Acknowledged } from './clients.js';

export class Books {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<Books> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new Books(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  async ask<Row extends object>(sql: string, values: unknown[] = []): Promise<readonly Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }

  /** Answers of which the log knows nothing. */
  async missing(acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
    const known = new Set<string>();
    for (const service of ['intake', 'routing']) {
      const rows = await this.ask<{ at: string }>(`select c.stream_id || '@' || c.last_version as at from ${namesOf(service).schema}.command c join ${namesOf(service).schema}.stream s on s.stream_id = c.stream_id and s.version >= c.last_version`);
      for (const { at } of rows) known.add(`${service} ${at}`);
    }
    return acknowledged.map(({ path, answer }) => `${path.split('/')[1] ?? ''} ${String(answer['stream'])}@${String(answer['version'])}`).filter(at => !known.has(at));
  }

  /** How often a word was said. */
  async count(service: string, type: string): Promise<number> {
    const [row] = await this.ask<{ n: number }>(`select count(*)::int as n from ${namesOf(service).schema}.event where type = $1`, [type]);
    return row?.n ?? 0;
  }

  /** Timers that are owed on this day and were not said, or were said twice for one term. */
  async wrongTimers(today: string): Promise<{ readonly wrong: readonly string[]; readonly warned: number; readonly ranOut: number }> {
    const rows = await this.ask<{ stream_id: string; type: string; data: string }>(`select stream_id, type, data from supervision.event where stream_id like '%/case/%' order by stream_id, version`);
    const streams = new Map<string, SupervisionCaseEvent[]>();
    for (const { stream_id: stream, type, data } of rows) streams.set(stream, [...(streams.get(stream) ?? []), { type, data: JSON.parse(data) as object } as SupervisionCaseEvent]);
    const wrong = [...streams].flatMap(([stream, history]) => [...twice(history), ...lost(history, today)].map(fault => `${stream} ${fault}`));
    const said = (type: string): number => rows.filter(row => row.type === type).length;
    return { wrong, warned: said('ClockWarned'), ranOut: said('ClockRanOut') };
  }
}

const rights = new Set(clocks.filter(({ clock }) => clock === 'C-OBJECT').map(({ clock }) => clock as string));

/** A term begins with the start or a move of its clock. */
function twice(history: readonly SupervisionCaseEvent[]): readonly string[] {
  const said = new Set<string>();
  return history.flatMap(({ type, data }) => {
    if (!('clockId' in data) || data.clockId === undefined) return [];
    const { clockId } = data;
    if (type === 'ClockStarted' || type === 'ClockMoved') for (const word of ['ClockWarned', 'ClockRanOut']) said.delete(`${word} ${clockId}`);
    if (type !== 'ClockWarned' && type !== 'ClockRanOut') return [];
    const fault = said.has(`${type} ${clockId}`) ? [`${type} ${clockId} was said twice`] : [];
    said.add(`${type} ${clockId}`);
    return fault;
  });
}

function lost(history: readonly SupervisionCaseEvent[], today: string): readonly string[] {
  const warnOn = new Map(history.flatMap(({ type, data }) => (type === 'ClockStarted' || type === 'ClockMoved' ? [[data.clockId, data.warnOn] as const] : [])));
  const state = history.reduce((before, event) => cases.evolve(before, event), cases.initial);
  return Object.entries(state.clocks).flatMap(([clockId, clock]) => {
    if (clock.phase !== 'running') return [];
    const isOver = today > clock.term.on;
    if (rights.has(clock.clock)) return isOver ? [`${clockId} has lapsed and still runs`] : [];
    return [...((warnOn.get(clockId) ?? '9') <= today && !clock.warned ? [`${clockId} was not warned of`] : []), ...(isOver && !clock.ranOut ? [`${clockId} ran out and nobody said so`] : [])];
  });
}
