// How far the logs of a hall's database have come, and which of them end before what is known of them.
import { services } from '@onehall/contracts';
import { namesOf, reaching, unshaken } from '@onehall/event-store';
import { Pool, type ClientBase } from 'pg';
import type { Addresses } from '../database/layout.js';
import { isBehind, type Reached, type ReachedByService } from '../folder/reached.js';

/** Asked as the administrator. */
export type Asked = Pick<ClientBase | Pool, 'query'>;

/** Who is asked about a service: one for all where they share a database. */
export type Asking = (service: string) => Asked;

/** Asks the databases at these addresses; `end` when nothing more is asked. */
export function askingAt(addresses: Addresses): { readonly asking: Asking; readonly end: () => Promise<void> } {
  const pools = new Map([...new Set(services.map(addresses))].map(url => [url, unshaken(new Pool({ ...reaching, connectionString: url, max: 1, application_name: 'onehall reached' }))]));
  const poolOf = (service: string): Pool => {
    const pool = pools.get(addresses(service));
    if (!pool) throw new Error(`Nobody is asked about ${service}.`);
    return pool;
  };
  return { asking: poolOf, end: async () => void (await Promise.all([...pools.values()].map(pool => pool.end()))) };
}

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

/** Each database is asked once for all services in it. */
async function ofEach(asking: Asking, select: (service: string) => string): Promise<readonly LogRow[]> {
  const rows = await Promise.all([...(await there(asking))].map(async ([asked, among]) => (await asked.query<LogRow>(among.map(select).join(' union all '))).rows));
  return rows.flat();
}

/** Those whose log was made, by who is asked for them. */
async function there(asking: Asking): Promise<ReadonlyMap<Asked, readonly string[]>> {
  const found = new Map<Asked, readonly string[]>();
  for (const asked of new Set(services.map(asking))) {
    const here = services.filter(service => asking(service) === asked);
    const { rows } = await asked.query<{ service: string }>(`select u.service from unnest($1::text[]) u(service) where to_regclass(u.service || '.log') is not null`, [here]);
    if (rows.length > 0) found.set(asked, rows.map(({ service }) => service));
  }
  return found;
}

/** A log has come as many lives far as it says itself, in events: the number beside it is no proof, and whoever cut off its tail could have raised it. */
const lifeOf = (schema: string): string =>
  `least(o.incarnation, coalesce((select max(substring(data from '^\\{"incarnation":(\\d{1,9}),')::int) from ${schema}.event where stream_id = 'log' and type = 'LogRestored'), 1))`;

/** A service whose log was never made is left out. */
export async function logsNow(asking: Asking): Promise<ReachedByService> {
  const logs = await ofEach(asking, service => `select '${service}' as service, o.log_id, ${lifeOf(namesOf(service).schema)} as incarnation, o.position from ${namesOf(service).schema}.log o`);
  return Object.fromEntries(logs.map(row => [row.service, reachedIn(row)]));
}

const furthest = (one: Reached, other: Reached): Reached => (isBehind(one, other) ? other : one);

/** The logs that end before what the note beside the folder, or anybody who follows them, knows of them. The note must be read before: a hall may be running. */
export async function restoredLogs(asking: Asking, noted: ReachedByService): Promise<readonly RestoredLog[]> {
  const followed = await ofEach(asking, owner => `select split_part(name, '<-', 2) as service, log_id, incarnation, position from ${namesOf(owner).schema}.lease where name like '%<-%'`);
  return Object.entries(await logsNow(asking)).flatMap(([service, now]) => {
    const note = noted[service];
    const known = [...(note ? [note] : []), ...followed.filter(row => row.service === service).map(reachedIn)].filter(one => isBehind(now, one));
    return known.length > 0 ? [{ service, now, reached: known.reduce(furthest) }] : [];
  });
}
