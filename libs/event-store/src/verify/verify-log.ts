// Verifies one service's log as it stands in its own database: every chain, every count, and the sealed order.
import type { ClientBase } from 'pg';
import { askPlainly } from '../asking.js';
import type { LogIdentity } from '../log.js';
import { namesOf } from '../names.js';
import { storedEvent, type EventRow } from '../rows.js';
import { eventColumns } from '../sql/read.js';
import { ChainWalk } from './chains.js';
import { findings } from './check.js';
import { Faults, type Fault } from './fault.js';
import { guardChecks } from './guards.js';
import { lifeChecks } from './lives.js';
import { accountChecks, placeChecks } from './order.js';
import { registerChecks } from './registers.js';
import { commandChecks, streamChecks } from './streams.js';

export interface Verifying {
  /** A client of its own, logged in as the service's owner or a superuser: the app role may not see everything. */
  readonly client: ClientBase;
  readonly service: string;
  readonly onProgress?: (events: number, of: number) => void;
}

export interface Verified {
  readonly events: number;
  /** The last sealed position, and the hash of the event that stands there. */
  readonly head: { readonly position: number; readonly hash?: Buffer };
  /** How many of the events have no position yet, since the sealer has not come to them. */
  readonly unsealed: number;
  /** At most one for each event, in the order in which they were found; at most 1,000. */
  readonly faults: readonly Fault[];
}

const chunk = 2_000;

/**
 * Reads one consistent snapshot through a cursor, so that memory stays flat and the hall goes on writing.
 * Finds an event that was edited, deleted, inserted, exchanged, dated otherwise or moved to another stream, a tail that was cut off, a number that was drawn and is not kept, and a guard that does not stand.
 * What an expert rewrites wholly, in every table, only a copy elsewhere shows: audit compares its own.
 */
export async function verifyLog({ client, service, onProgress }: Verifying): Promise<Verified> {
  const { schema } = namesOf(service);
  await client.query('begin isolation level repeatable read read only');
  try {
    // A reader has no xid and so stalls no fence: it may take its time.
    await client.query(`select set_config(name, '0', true) from pg_settings where name in ('transaction_timeout', 'statement_timeout')`);
    const faults = new Faults(service);
    const events = await walk({ client, service, onProgress: onProgress ?? (() => undefined) }, faults);
    const all = [streamChecks, commandChecks, placeChecks, accountChecks, lifeChecks, registerChecks, guardChecks];
    for (const check of all.flatMap(checks => checks(schema))) await findings(client, check, faults);
    return { events, ...(await endOf(client, schema)), faults: faults.list };
  } finally {
    await client.query('rollback');
  }
}

async function identityOf(client: ClientBase, schema: string): Promise<LogIdentity | undefined> {
  const [row] = await askPlainly<[string, number]>(client, `select log_id, incarnation from ${schema}.log`);
  return row && { service: schema, logId: row[0], incarnation: row[1] };
}

async function walk({ client, service, onProgress }: Required<Verifying>, faults: Faults): Promise<number> {
  const { schema } = namesOf(service);
  const [counted] = await askPlainly<[number]>(client, `select count(*) from ${schema}.event`);
  const identity = await identityOf(client, schema);
  // Every chain begins with the log's id: of a log without one nothing more can be said, and that is told.
  if (!identity) return counted?.[0] ?? 0;
  const chain = new ChainWalk(identity, faults);
  await client.query(`declare history cursor for select ${eventColumns('0')} from ${schema}.event e order by e.stream_id, e.version`);
  // The database reads the next chunk while this one is walked.
  const fetch = () => askPlainly<EventRow>(client, `fetch ${chunk} from history`);
  let coming = fetch();
  for (let events = 0; ; ) {
    const rows = await coming;
    const isLast = rows.length < chunk;
    if (!isLast) coming = fetch();
    for (const row of rows) chain.step(storedEvent(row));
    events += rows.length;
    onProgress(events, counted?.[0] ?? events);
    if (isLast) return events;
  }
}

async function endOf(client: ClientBase, schema: string): Promise<Pick<Verified, 'head' | 'unsealed'>> {
  const [row] = await askPlainly<[number, Buffer | null, number]>(
    client,
    `select o.position, e.hash, (select count(*) from ${schema}.event u where u.gpos > o.sealed) from ${schema}.log o left join ${schema}.leaf l on l.position = o.position left join ${schema}.event e using (gpos)`,
  );
  return { head: { position: row?.[0] ?? 0, ...(row?.[1] && { hash: row[1] }) }, unsealed: row?.[2] ?? 0 };
}
