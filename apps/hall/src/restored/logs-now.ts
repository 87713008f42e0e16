// How far the logs of a hall's database have come, and which of them end before others know.
import { services } from '@onehall/contracts';
import { namesOf } from '@onehall/event-store';
import type { Client } from 'pg';
import { isBehind, type Reached, type ReachedByService } from '../folder/reached.js';

/** Somebody who knows that a log had come further. */
export interface Witness extends Reached {
  /** The file beside the folder, or a follower: `routing policy:when-…`. */
  readonly who: string;
}

/** A log that ends before what is known of it. `reached`: the furthest that anybody knows. */
export interface RestoredLog {
  readonly service: string;
  readonly now: Reached;
  readonly reached: Witness;
}

interface LogRow {
  readonly log_id: string;
  readonly incarnation: number;
  readonly position: string;
}

const reachedIn = ({ log_id: logId, incarnation, position }: LogRow): Reached => ({ logId, incarnation, position: Number(position) });

/** As the database says; a service whose log was never made is left out. Asked as the administrator. */
export async function logsNow(client: Client): Promise<ReachedByService> {
  const found: [string, Reached][] = [];
  for (const service of services) {
    const { schema } = namesOf(service);
    const { rows: [there] } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [`${schema}.log`]);
    if (!there?.there) continue;
    const { rows: [row] } = await client.query<LogRow>(`select log_id, incarnation, position from ${schema}.log`);
    if (row) found.push([service, reachedIn(row)]);
  }
  return Object.fromEntries(found);
}

/** What those who follow a service's log know of it, in whichever service they stand. */
async function followersOf(client: Client, service: string, among: readonly string[]): Promise<readonly Witness[]> {
  const found: Witness[] = [];
  for (const other of among) {
    const { rows } = await client.query<LogRow & { readonly name: string }>(`select name, log_id, incarnation, position from ${namesOf(other).schema}.lease where name like $1`, [`%<-${service}`]);
    found.push(...rows.map(row => ({ who: `${other} ${row.name}`, ...reachedIn(row) })));
  }
  return found;
}

const furthest = (one: Witness, other: Witness): Witness => (one.incarnation > other.incarnation || (one.incarnation === other.incarnation && one.position >= other.position) ? one : other);

/** The logs that end before what the note beside the folder, or anybody who follows them, knows. */
export async function restoredLogs(client: Client, noted: ReachedByService, notedIn: string): Promise<readonly RestoredLog[]> {
  const logs = await logsNow(client);
  const found: RestoredLog[] = [];
  for (const [service, now] of Object.entries(logs)) {
    const note = noted[service];
    const witnesses = [...(note ? [{ who: notedIn, ...note }] : []), ...(await followersOf(client, service, Object.keys(logs)))].filter(witness => isBehind(now, witness));
    if (witnesses.length > 0) found.push({ service, now, reached: witnesses.reduce(furthest) });
  }
  return found;
}
