// How a hall goes on after a restore: each log that lost something counts a new incarnation and says so in itself, and everybody who follows it is set to where it stands. Every view is built anew.
import { namesOf, reincarnate } from '@onehall/event-store';
import { lawOn, dayOfInstant } from '@onehall/rulebook';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { logsNow, type RestoredLog } from './logs-now.js';

/** In which hall it is said, when by its clock, and why in plain words. */
export interface Word {
  readonly hall: string;
  readonly at: string;
  readonly reasons: string;
}

/** What was done to a log and those who follow it. */
export interface WentOn {
  readonly service: string;
  readonly incarnation: number;
  readonly position: number;
  /** Policies and ledgers that had gone beyond the end. */
  readonly setBack: readonly { readonly who: string; readonly from: number; readonly to: number }[];
}

/** Somebody who follows a log under an earlier incarnation than that which it counts. `to`: where he goes on, which is never beyond the end of the past that he knew. */
interface Follower {
  readonly owner: string;
  readonly name: string;
  readonly incarnation: number;
  readonly from: number;
  readonly to: number;
}

/** All or nothing, while no hall runs. Empty: nothing had been restored, and nothing was changed. */
export async function goOn(client: Client, lost: readonly RestoredLog[], word: Word): Promise<readonly WentOn[]> {
  await client.query('begin');
  try {
    for (const log of lost) await startAnew(client, log, word);
    const went = await followOn(client);
    await client.query('commit');
    return went;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** More than once where somebody has seen a later incarnation: no two pasts share a number. */
async function startAnew(client: Client, { service, now, reached }: RestoredLog, { hall, at, reasons }: Word): Promise<void> {
  const { rulebook, calendar } = lawOn(dayOfInstant(at));
  const lost = reached.incarnation === now.incarnation ? `丢失第${now.position + 1}至${reached.position}个事件 / events ${now.position + 1} to ${reached.position} are lost` : `曾为第${reached.incarnation}代 / it had been at incarnation ${reached.incarnation}`;
  for (let incarnation = now.incarnation; incarnation <= reached.incarnation; ) {
    const [commandId, eventId] = [randomUUID(), randomUUID()];
    const meta = JSON.stringify({ actor: { id: 'npm run restored', role: 'administrator' }, at, calendar, commandId, correlationId: commandId, hall, rulebook });
    incarnation = await reincarnate(client, { service, commandId, eventId, reasons: `${reasons.slice(0, 300)}（${lost}）`, meta });
  }
}

async function followOn(client: Client): Promise<readonly WentOn[]> {
  const went: WentOn[] = [];
  const logs = Object.entries(await logsNow(() => client));
  for (const [service, { position }] of logs) {
    const followers: Follower[] = [];
    for (const [owner] of logs) followers.push(...(await followersIn(client, owner, service)));
    const [first] = followers;
    if (!first) continue;
    for (const follower of followers) await setOn(client, follower, service);
    const setBack = followers.flatMap(({ owner, name, from, to }) => (from > to && !isOfView(name) ? [{ who: `${owner} ${consumerOf(name)}`, from, to }] : []));
    went.push({ service, incarnation: first.incarnation, position, setBack });
  }
  if (went.length > 0) for (const [owner] of logs) await rebuildLater(client, owner);
  return went;
}

/** The past that a follower knew ends where the log first said of itself that it was restored since; where that is not sealed yet, at the end. The log's own sealer has gone on already. */
async function followersIn(client: Client, owner: string, service: string): Promise<readonly Follower[]> {
  const { schema } = namesOf(service);
  const { rows } = await client.query<{ name: string; incarnation: number; from: string; to: string }>(
    `select l.name, o.incarnation, l.position as from, least(l.position, o.position,
       (select min(f.position) - 1 from ${schema}.event e join ${schema}.leaf f using (gpos) where e.stream_id = 'log' and e.type = 'LogRestored' and (e.data::json ->> 'incarnation')::int > l.incarnation)) as to
     from ${namesOf(owner).schema}.lease l, ${schema}.log o where l.name like $1 and l.log_id = o.log_id and l.incarnation < o.incarnation order by l.name`,
    [`%<-${service}`],
  );
  return rows.map(({ name, incarnation, from, to }) => ({ owner, name, incarnation, from: Number(from), to: Number(to) }));
}

const consumerOf = (name: string): string => name.split('<-')[0] ?? name;

const isOfView = (name: string): boolean => name.startsWith('view:');

/**
 * A row may speak of what is gone, and no position says which: watermarks lie beside the log and came back with it, rows lie elsewhere and may have stayed. So every view
 * is built from the logs as if it had never stood.
 */
async function rebuildLater(client: Client, owner: string): Promise<void> {
  const { schema, views } = namesOf(owner);
  await client.query(`delete from ${schema}.lease where starts_with(name, 'view:')`);
  await client.query(`delete from ${views}.parked where starts_with(consumer, 'view:')`);
  await client.query(`delete from ${views}.view_standing`);
  await client.query(`delete from ${views}.view_build`);
}

/**
 * What a policy had said of facts that are gone stays said; what it says again it says under the same ids, and means it once. What was parked of those facts goes with them.
 * The ledger keeps its copy of them, and notes after which position it counts no longer (a ledger from before that note makes it when it is migrated).
 */
async function setOn(client: Client, { owner, name, incarnation, to }: Follower, service: string): Promise<void> {
  const { schema, views } = namesOf(owner);
  await client.query(`update ${schema}.lease set incarnation = $2, position = $3, epoch = epoch + 1, expires_at = '-infinity' where name = $1`, [name, incarnation, to]);
  await client.query(`delete from ${views}.parked where consumer = $1 and source = $2 and position > $3`, [consumerOf(name), service, to]);
  if (!name.startsWith('ledger:')) return;
  const { rows: [life] } = await client.query<{ there: boolean }>(`select to_regclass('audit.ledger_life') is not null as there`);
  if (life?.there) await client.query('insert into audit.ledger_life (service, incarnation, after) values ($1, $2, $3)', [service, incarnation, to]);
}
