// A long write transaction anywhere in the cluster holds the tail back: it waits, says since when and for whom, and goes on by itself when that one has ended.
import { anAppend, eventually, freshDatabase, freshLog, onItsOwnServer, type FreshDatabase, type FreshLog } from '@onehall/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Waiting } from './index.js';

onItsOwnServer();

let hall: FreshLog;
let elsewhere: FreshDatabase;
let forgetful: Client & { pid?: number };

beforeEach(async () => {
  hall = await freshLog('routing');
  elsewhere = await freshDatabase();
  forgetful = new Client({ connectionString: elsewhere.adminUrl, application_name: 'year-end report' });
  forgetful.on('error', () => undefined);
  await forgetful.connect();
  await forgetful.query('create table report (n int)');
  forgetful.pid = (await forgetful.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
  await eventually(() => sealer().figures().sealing);
});
afterEach(async () => {
  await forgetful.end().catch(() => undefined);
  await elsewhere.drop();
  await hall.close();
});

const sealer = () => hall.sealer!;
const waiting = (): Waiting | undefined => sealer().figures().waiting;
const sealed = async () => (await hall.log.tail(0, 10)).length;

const heldBackBy = (behind: Waiting['behind']) => eventually(() => JSON.stringify(waiting()?.behind) === JSON.stringify(behind));

describe('The tail', () => {
  it('waits for a transaction that writes in another database, says since when and for whom, and recovers', async () => {
    await forgetful.query('begin; insert into report values (1)');
    const before = Date.now();
    await hall.log.append(anAppend('held back'));
    await heldBackBy({ pid: forgetful.pid!, database: elsewhere.name, application: 'year-end report' });
    const { since, milliseconds } = waiting()!;
    expect(Date.parse(since)).toBeGreaterThanOrEqual(before - 1);
    expect(Math.abs(Date.now() - Date.parse(since) - milliseconds)).toBeLessThan(1_000);
    await eventually(() => (waiting()?.milliseconds ?? 0) > 1_000);
    expect(waiting()?.since).toBe(since);
    expect(await sealed()).toBe(0);
    await forgetful.query('commit');
    await eventually(async () => (await sealed()) === 1);
    expect(waiting()).toBeUndefined();
    expect(sealer().figures().lastStall).toBeGreaterThan(1_000);
  });

  it('goes on when the one who forgot his transaction is cut off', async () => {
    await forgetful.query(`set transaction_timeout = '1500ms'`);
    await forgetful.query('begin; insert into report values (1)');
    await hall.log.append(anAppend('held back'));
    await heldBackBy({ pid: forgetful.pid!, database: elsewhere.name, application: 'year-end report' });
    await eventually(async () => (await sealed()) === 1);
  });

  it('waits for a prepared transaction too, which has no backend any more', async () => {
    await forgetful.query(`begin; insert into report values (1)`);
    await forgetful.query(`prepare transaction 'half done'`);
    await hall.log.append(anAppend('held back'));
    await heldBackBy({ pid: null, database: elsewhere.name, application: 'prepared transaction half done' });
    await forgetful.query(`rollback prepared 'half done'`);
    await eventually(async () => (await sealed()) === 1);
  });

  it('waits for nobody who only reads, however long, nor for one who began to write after it', async () => {
    await forgetful.query('begin isolation level repeatable read; select count(*) from report');
    await hall.log.append(anAppend('not held back'));
    await eventually(async () => (await sealed()) === 1);
    await forgetful.query('commit; begin');
    await hall.log.append(anAppend('not held back'));
    await eventually(async () => (await sealed()) === 2);
    await forgetful.query('insert into report values (1)');
    await delay(400);
    expect(waiting()).toBeUndefined();
    await forgetful.query('rollback');
  });
});
