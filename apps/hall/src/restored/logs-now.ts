// How far the logs of a hall's database have come, and which of them end before what is known of them.
import { services } from '@onehall/contracts';
import { namesOf } from '@onehall/event-store';
import type { ClientBase, Pool } from 'pg';
import { isBehind, type Reached, type ReachedByService } from '../folder/reached.js';

/** Asked as the administrator. */
export type Asked = Pick<ClientBase | Pool, 'query'>;

/** A log that ends before what is known of it. `reached`: the furthest that anybody knows. */
export interface RestoredLog {
  readonly service: string;
  readonly now: Reached;
  readonly reached: Reached;
}

interface LogRow {
  readonly service: string;
  readonly log_id: string;
  readonly incarnation: number;
  readonly position: string;
}

const reachedIn = ({ log_id: logId, incarnation, position }: LogRow): Reached => ({ logId, incarnation, position: Number(position) });

/** One question for all services together. */
async function ofEach(asked: Asked, among: readonly string[], select: (service: string) => string): Promise<readonly LogRow[]> {
  if (among.length === 0) return [];
  const { rows } = await asked.query<LogRow>(among.map(select).join(' union all '));
  return rows;
}

/** Those whose log was made. */
async function there(asked: Asked): Promise<readonly string[]> {
  const { rows } = await asked.query<{ service: string }>(`select u.service from unnest($1::text[]) u(service) where to_regclass(u.service || '.log') is not null`, [services]);
  return rows.map(({ service }) => service);
}

/** A service whose log was never made is left out. */
export async function logsNow(asked: Asked): Promise<ReachedByService> {
  const logs = await ofEach(asked, await there(asked), service => `select '${service}' as service, log_id, incarnation, position from ${namesOf(service).schema}.log`);
  return Object.fromEntries(logs.map(row => [row.service, reachedIn(row)]));
}

const furthest = (one: Reached, other: Reached): Reached => (isBehind(one, other) ? other : one);

/** The logs that end before what the note beside the folder, or anybody who follows them, knows of them. The note must be read before: a hall may be running. */
export async function restoredLogs(asked: Asked, noted: ReachedByService): Promise<readonly RestoredLog[]> {
  const followed = await ofEach(asked, await there(asked), owner => `select split_part(name, '<-', 2) as service, log_id, incarnation, position from ${namesOf(owner).schema}.lease where name like '%<-%'`);
  return Object.entries(await logsNow(asked)).flatMap(([service, now]) => {
    const note = noted[service];
    const known = [...(note ? [note] : []), ...followed.filter(row => row.service === service).map(reachedIn)].filter(one => isBehind(now, one));
    return known.length > 0 ? [{ service, now, reached: known.reduce(furthest) }] : [];
  });
}
