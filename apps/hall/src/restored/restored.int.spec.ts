// A log that came back from a backup, on real PostgreSQL: who notices, what the log says of itself, and where everybody goes on.
import { reincarnate } from '@onehall/event-store';
import { smallHall, type SmallHall } from '@onehall/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { keepReached, readReached, type Reached } from '../folder/reached.js';
import { goOn, type WentOn } from './go-on.js';
import { logsNow, restoredLogs } from './logs-now.js';
import { watchReached } from './watch-reached.js';

const word = { hall: 'hall', at: '2026-03-02T02:00:00.000Z', reasons: '磁盘损坏' };
const warned: string[] = [];
const log = { warn: (_: object, sentence: string): void => void warned.push(sentence) };

let hall: SmallHall;
let client: pg.Client;
let folder: string;
beforeEach(async () => {
  hall = await smallHall(['routing']);
  await hall.say('routing', ...['a', 'b', 'c', 'd'].map(caseId => ({ type: 'CaseReceived', data: { caseId } })));
  await hall.sealed();
  client = new pg.Client({ connectionString: hall.database.adminUrl });
  await client.connect();
  folder = mkdtempSync(join(tmpdir(), 'onehall-restored-'));
});
afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true });
  await hall.close();
  expect(warned).toEqual([]);
});

const now = async (): Promise<Reached> => {
  const found = (await logsNow(() => client))['routing'];
  if (!found) throw new Error('There is no log.');
  return found;
};
/** A policy that has followed the log under an incarnation. */
async function followed(name: string, { incarnation, position }: Pick<Reached, 'incarnation' | 'position'>): Promise<void> {
  const { logId } = await now();
  await client.query(`insert into routing.lease (name, owner, epoch, expires_at, log_id, incarnation, position) values ($1, $2, 1, '-infinity', $3, $4, $5)`, [`${name}<-routing`, randomUUID(), logId, incarnation, position]);
}
const standing = async (name: string): Promise<object | undefined> => (await client.query<{ incarnation: number; position: string }>('select incarnation, position::int from routing.lease where name = $1', [`${name}<-routing`])).rows[0];
const goneOn = async (noted?: Reached): Promise<readonly WentOn[]> => goOn(client, await restoredLogs(() => client, noted ? { routing: noted } : {}), word);
const saidOfItself = async (): Promise<readonly unknown[]> => (await client.query<{ data: string }>(`select data from routing.event where stream_id = 'log' order by version`)).rows.map(({ data }) => (JSON.parse(data) as { incarnation: unknown }).incarnation);

describe('Of a log that lost nothing', () => {
  it('nobody says that it was restored, and nothing is changed', async () => {
    await followed('policy:p', { incarnation: 1, position: 4 });
    expect(await goneOn(await now())).toEqual([]);
    expect([await saidOfItself(), await standing('policy:p')]).toEqual([[], { incarnation: 1, position: 4 }]);
  });
});

describe('A log that ends before what is known of it', () => {
  it('counts a new incarnation; who is beyond goes back to its end, who is not goes on where he stood, and views are built anew', async () => {
    await followed('policy:beyond', { incarnation: 1, position: 9 });
    await followed('policy:behind', { incarnation: 1, position: 2 });
    await followed('view:board:1', { incarnation: 1, position: 4 });
    await client.query(`insert into routing_views.view_standing (view, version) values ('board', 1)`);
    expect(await goneOn()).toEqual([{ service: 'routing', incarnation: 2, position: 4, setBack: [{ who: 'routing policy:beyond', from: 9, to: 4 }] }]);
    expect(await saidOfItself()).toEqual([2]);
    expect([await standing('policy:beyond'), await standing('policy:behind'), await standing('view:board:1')]).toEqual([{ incarnation: 2, position: 4 }, { incarnation: 2, position: 2 }, undefined]);
    expect((await client.query('select from routing_views.view_standing')).rowCount).toBe(0);
    expect(await goneOn()).toEqual([]);
  });

  it('never takes a number that another past has had', async () => {
    await followed('policy:p', { incarnation: 1, position: 4 });
    await goneOn({ ...(await now()), incarnation: 2, position: 3 });
    expect([await saidOfItself(), (await now()).incarnation]).toEqual([[2, 3], 3]);
  });

  it('and went on without its followers is followed from where it was restored', async () => {
    await followed('policy:p', { incarnation: 1, position: 9 });
    await reincarnate(client, { service: 'routing', commandId: randomUUID(), eventId: randomUUID(), reasons: '手工', meta: '{}' });
    await hall.say('routing', { type: 'CaseReceived', data: { caseId: 'e' } });
    await hall.sealed();
    expect(await goneOn()).toMatchObject([{ incarnation: 2, position: 6, setBack: [{ from: 9, to: 4 }] }]);
  });

  it('is left as it is when not all of it can be done', async () => {
    await followed('policy:beyond', { incarnation: 1, position: 9 });
    await client.query('alter table routing_views.parked rename to parked_elsewhere');
    await expect(goneOn()).rejects.toThrow('parked');
    expect([await saidOfItself(), (await now()).incarnation]).toEqual([[], 1]);
  });
});

describe('A hall', () => {
  const watching = (): ReturnType<typeof watchReached> => watchReached({ dataDir: join(folder, 'data'), admin: () => hall.database.adminUrl, log });

  it('notes beside its folder how far its logs have come, and never that they have come less far', async () => {
    await (await watching())();
    expect(readReached(join(folder, 'data'))).toEqual({ routing: await now() });
    const leave = await watching();
    const further = { ...(await now()), position: 9 };
    keepReached(join(folder, 'data'), { routing: further });
    await leave();
    expect(readReached(join(folder, 'data'))).toEqual({ routing: further });
  });

  it('does not open where a log ends before that, or before what somebody has followed', async () => {
    keepReached(join(folder, 'data'), { routing: { ...(await now()), position: 9 } });
    await expect(watching()).rejects.toThrow(/is older than what is known of it \(routing 9 → 4\): if a backup was put back on purpose, run npm run restored first/);
    rmSync(join(folder, 'data.reached'));
    await followed('policy:beyond', { incarnation: 1, position: 7 });
    await expect(watching()).rejects.toThrow(/\(routing 7 → 4\)/);
  });

  it('does not open where a log counts a restore of which nothing in it speaks; after npm run restored it does', async () => {
    keepReached(join(folder, 'data'), { routing: { ...(await now()), position: 9 } });
    await client.query('update routing.log set incarnation = 2');
    await expect(watching()).rejects.toThrow(/\(routing 9 → 4\)/);
    await followed('ledger:routing', { incarnation: 2, position: 4 });
    await expect(watching()).rejects.toThrow(/\(routing 2\/4 → 1\/4\)/);
    expect(await goOn(client, await restoredLogs(() => client, readReached(join(folder, 'data'))), word)).toMatchObject([{ service: 'routing', incarnation: 3, position: 4 }]);
    expect([await standing('ledger:routing'), await now()]).toMatchObject([{ incarnation: 3, position: 4 }, { incarnation: 3 }]);
    await (await watching())();
  });
});
