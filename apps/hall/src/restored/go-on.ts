// How a hall goes on after a restore: each log that lost something counts a new incarnation and says so in itself; then everybody who follows it is set to where it stands.
import { namesOf, reincarnate } from '@onehall/event-store';
import { lawOn, dayOfInstant } from '@onehall/rulebook';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { logsNow, type RestoredLog } from './logs-now.js';

/** Who says it, when by the hall's clock, and why in plain words. */
export interface Word {
  readonly hall: string;
  readonly at: string;
  readonly reasons: string;
}

/** What was done to those who follow one log. */
export interface WentOn {
  readonly service: string;
  readonly incarnation: number;
  readonly position: number;
  /** Views that are built anew from the log at the next start. */
  readonly views: readonly string[];
  /** Policies and ledgers, with where they stood and where they go on. */
  readonly others: readonly { readonly consumer: string; readonly from: number; readonly to: number }[];
  /** Parked events that the log no longer has. */
  readonly unparked: number;
}

/** Says in the log itself that it was restored. More than once where somebody has seen a later incarnation: no two pasts share a number. */
export async function startAnew(client: Client, { service, now, reached }: RestoredLog, { hall, at, reasons }: Word): Promise<void> {
  const { rulebook, calendar } = lawOn(dayOfInstant(at));
  const lost = reached.incarnation === now.incarnation ? `events ${now.position + 1} to ${reached.position} are lost.` : `it had been at incarnation ${reached.incarnation}.`;
  for (let incarnation = now.incarnation; incarnation <= reached.incarnation; ) {
    const [commandId, eventId] = [randomUUID(), randomUUID()];
    const meta = JSON.stringify({ actor: { id: 'npm run restored', role: 'administrator' }, at, calendar, commandId, correlationId: commandId, hall, rulebook });
    incarnation = await reincarnate(client, { service, commandId, eventId, reasons: `${reasons.slice(0, 300)} (${lost})`, meta });
  }
}

/** Sets everybody who follows a log under an earlier incarnation to where it stands. Harmless when said twice; in one transaction. */
export async function followOn(client: Client): Promise<readonly WentOn[]> {
  const logs = await logsNow(client);
  const went: WentOn[] = [];
  await client.query('begin');
  try {
    for (const [service, { logId, incarnation, position }] of Object.entries(logs)) {
      const views: string[] = [];
      const others: { consumer: string; from: number; to: number }[] = [];
      let unparked = 0;
      for (const owner of Object.keys(logs)) {
        const following = await followersIn(client, owner, { service, logId, incarnation });
        views.push(...(await rebuildLater(client, owner, following)).map(view => `${owner} ${view}`));
        others.push(...(await moveBack(client, owner, { following, service, incarnation, position })));
        if (following.length > 0) unparked += await unpark(client, owner, { service, position });
      }
      if (views.length + others.length > 0) went.push({ service, incarnation, position, views: [...new Set(views)], others, unparked });
    }
    await client.query('commit');
    return went;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

interface Followed {
  readonly name: string;
  readonly position: number;
}

/** The log's own sealer has gone on already. */
async function followersIn(client: Client, owner: string, { service, logId, incarnation }: { readonly service: string; readonly logId: string; readonly incarnation: number }): Promise<readonly Followed[]> {
  const { rows } = await client.query<{ name: string; position: string }>(
    `select name, position from ${namesOf(owner).schema}.lease where name like $1 and log_id = $2 and incarnation < $3`,
    [`%<-${service}`, logId, incarnation],
  );
  return rows.map(({ name, position }) => ({ name, position: Number(position) }));
}

/** Rows may speak of what is gone, and no position says which: a view is built anew from the log, as if it had never stood. */
async function rebuildLater(client: Client, owner: string, following: readonly Followed[]): Promise<readonly string[]> {
  const { schema, views } = namesOf(owner);
  const names = [...new Set(following.flatMap(({ name }) => /^view:([^:]+):/.exec(name)?.[1] ?? []))];
  for (const name of names) {
    await client.query(`delete from ${schema}.lease where starts_with(name, $1)`, [`view:${name}:`]);
    await client.query(`delete from ${views}.parked where starts_with(consumer, $1)`, [`view:${name}:`]);
    await client.query(`delete from ${views}.view_standing where view = $1`, [name]);
    await client.query(`delete from ${views}.view_build where view = $1`, [name]);
  }
  return names;
}

/**
 * A policy, or the ledger, goes on from where it stood, and from the end of the log where it stood beyond. What it had said of facts that are gone stays said; what it says again
 * of facts that are there it says under the same ids, and means it once.
 */
async function moveBack(client: Client, owner: string, { following, incarnation, position }: { readonly following: readonly Followed[]; readonly service: string; readonly incarnation: number; readonly position: number }): Promise<{ consumer: string; from: number; to: number }[]> {
  const moved: { consumer: string; from: number; to: number }[] = [];
  for (const { name, position: from } of following.filter(one => !one.name.startsWith('view:'))) {
    const to = Math.min(from, position);
    await client.query(`update ${namesOf(owner).schema}.lease set incarnation = $2, position = $3, epoch = epoch + 1, expires_at = '-infinity' where name = $1`, [name, incarnation, to]);
    moved.push({ consumer: `${owner} ${name.split('<-')[0] ?? name}`, from, to });
  }
  return moved;
}

async function unpark(client: Client, owner: string, { service, position }: { readonly service: string; readonly position: number }): Promise<number> {
  const { rowCount } = await client.query(`delete from ${namesOf(owner).views}.parked where source = $1 and position > $2`, [service, position]);
  return rowCount ?? 0;
}
