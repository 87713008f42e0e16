// Who may follow a log under a name: one at a time, fenced by epochs, and a zombie's effects roll back.
import { randomUUID } from 'node:crypto';
import { freshLog, runAt, type FreshLog } from '@onehall/testing';
import type { PoolClient } from 'pg';
import { LeaseLost, LeaseTable, OtherLog, runOn, type Run } from './index.js';

let hall: FreshLog;
let client: PoolClient;
let run: Run;
const leases = new LeaseTable('routing');
const someone = () => ({ owner: randomUUID() });
const expire = (name: string) => runAt(hall.database.adminUrl, `update routing.lease set expires_at = '-infinity' where name = '${name}'`);

beforeAll(async () => {
  hall = await freshLog('routing', { sealing: false });
  client = await hall.pool.connect();
  run = runOn(client);
  await client.query('create table effect (n int)');
});
afterAll(async () => {
  client.release();
  await hall.close();
});

describe('A lease', () => {
  it('is held by one owner, and taken anew with a new epoch, even by the same', async () => {
    const me = someone();
    const first = await leases.take(run, 'desk', me);
    expect(first).toMatchObject({ epoch: 1, position: 0 });
    expect(await leases.take(run, 'desk', me)).toBeNull();
    expect(await leases.take(run, 'desk', someone())).toBeNull();
    await expire('desk');
    expect(await leases.take(run, 'desk', me)).toMatchObject({ epoch: 2 });
  });

  it('asked for by many at once goes to one, under an epoch that nobody else ever has, even when two of them are one owner', async () => {
    const voices = await Promise.all(Array.from({ length: 6 }, () => hall.pool.connect()));
    const twice = randomUUID();
    const epochs: number[] = [];
    for (let round = 0; round < 30; round++) {
      const taken = await Promise.all(voices.map((voice, nth) => leases.take(runOn(voice), 'rivals', nth < 3 ? { owner: twice } : someone())));
      expect(taken.filter(lease => lease !== null)).toHaveLength(1);
      epochs.push(...taken.flatMap(lease => lease?.epoch ?? []));
      await expire('rivals');
    }
    voices.forEach(voice => voice.release());
    expect(epochs).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('is kept in one table, for sealers and followers alike: no other knows of epochs', async () => {
    const tables = await runAt(hall.database.adminUrl, `select table_schema, table_name from information_schema.columns where column_name in ('epoch', 'expires_at') and table_schema like 'routing%' group by 1, 2`);
    expect(tables).toEqual([{ table_schema: 'routing', table_name: 'lease' }]);
  });

  it('given back can be taken at once, where the last one stood', async () => {
    const first = (await leases.take(run, 'back', someone()))!;
    await leases.release(run, await leases.checkpoint(run, first, 42));
    expect(await leases.take(run, 'back', someone())).toMatchObject({ epoch: 2, position: 42 });
  });

  it('runs out by itself when it is not renewed, and not while it is', async () => {
    const brief = new LeaseTable('routing', 0.3);
    const lease = (await brief.take(run, 'brief', someone()))!;
    await new Promise(resolve => setTimeout(resolve, 200));
    await brief.renew(run, lease);
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(await brief.take(run, 'brief', someone())).toBeNull();
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(await brief.take(run, 'brief', someone())).toMatchObject({ epoch: 2 });
  });

  it('moves forward only, and only from where it stands', async () => {
    const lease = (await leases.take(run, 'forward', someone()))!;
    const moved = await leases.checkpoint(run, lease, 10);
    await expect(leases.checkpoint(run, lease, 20)).rejects.toThrow(LeaseLost);
    await expect(leases.checkpoint(run, moved, 5)).rejects.toThrow(LeaseLost);
    expect(await leases.checkpoint(run, moved, 11)).toMatchObject({ position: 11 });
  });

  it('that was lost takes the effects with it', async () => {
    const zombie = (await leases.take(run, 'zombie', someone()))!;
    await expire('zombie');
    const heir = (await leases.take(run, 'zombie', someone()))!;
    await client.query('begin');
    await client.query('insert into effect values (1)');
    await expect(leases.checkpoint(run, zombie, 1)).rejects.toThrow(LeaseLost);
    await client.query('rollback');
    expect((await client.query('select from effect')).rowCount).toBe(0);
    await expect(leases.renew(run, zombie)).rejects.toThrow(LeaseLost);
    expect(await leases.checkpoint(run, heir, 1)).toMatchObject({ position: 1 });
  });

  it('stops whoever meets another log or another incarnation under the same name', async () => {
    const own = await hall.log.identity();
    await leases.take(run, 'neighbour', { ...someone(), follows: { service: 'intake', logId: randomUUID(), incarnation: 1 } });
    await expire('neighbour');
    await expect(leases.take(run, 'neighbour', { ...someone(), follows: own })).rejects.toThrow(OtherLog);
    await leases.take(run, 'own', someone());
    await expire('own');
    await expect(leases.take(run, 'own', { ...someone(), follows: { ...own, incarnation: 2 } })).rejects.toThrow(OtherLog);
  });
});
