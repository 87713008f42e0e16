// What the sealer must keep: seal at once what is new, one sealer at a time, and silence when nothing is new. What a crowd makes of its order stands in order-without-holes.int.spec.ts.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { anAppend, freshLog, onItsOwnServer, runAt, type FreshLog } from '@onehall/testing';
import { Client } from 'pg';
import { asking } from './asking.js';
import { LeaseTable, runOn, startSealer, type Lease, type Sealer } from './index.js';
import { Pause } from './pause.js';
import { reign } from './reign.js';
import { sayOne } from './saying.js';

// Transaction ids are counted here, and waits: neighbours on the same server would add their own.
onItsOwnServer();

const ask = asking('routing');
let hall: FreshLog;
let open: Client[];
let sealers: Sealer[];

const connected = async (url = hall.database.url('routing_app')): Promise<Client> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  open.push(client);
  return client;
};
const expire = () => runAt(hall.database.adminUrl, `update routing.lease set expires_at = '-infinity' where name = 'sealer'`);
/** What a sealer told the operator. */
const told: { readonly at: number; readonly sentence: string }[] = [];
const tell = (_: object, sentence: string): void => void told.push({ at: performance.now(), sentence });
const warnings = (): readonly string[] => told.map(({ sentence }) => sentence).filter(sentence => sentence !== 'Sealing.');
const sealer = (ttl = 10): Sealer => {
  const started = startSealer({ pool: hall.pool, service: 'routing', onSealed: () => undefined, logger: { info: tell, warn: tell }, ttl });
  sealers.push(started);
  return started;
};
async function until(condition: () => Promise<boolean> | boolean, within = 3_000): Promise<void> {
  const end = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not come to pass.');
    await delay(5);
  }
}
const settled = () => until(async () => (await hall.log.head()).settled);

beforeEach(async () => {
  told.length = 0;
  open = [];
  sealers = [];
  hall = await freshLog('routing', { sealing: false });
});
afterEach(async () => {
  await Promise.all(sealers.map(started => started.stop()));
  await Promise.all(open.map(client => client.end().catch(() => undefined)));
  await hall.close();
});

describe('What was written', () => {
  it('comes sooner when the sealer is nudged out of its sleep than when it is left alone', async () => {
    const running = sealer();
    await until(() => running.figures().sealing);
    const waits: Record<'nudged' | 'alone', number[]> = { nudged: [], alone: [] };
    for (let round = 1; round <= 14; round++) {
      await delay(300);
      const how = round % 2 ? 'nudged' : 'alone';
      await hall.log.append(anAppend(how));
      const start = performance.now();
      if (how === 'nudged') running.nudge();
      await until(() => running.figures().position === round);
      waits[how].push(performance.now() - start);
    }
    const median = (all: number[]) => all.toSorted((one, other) => one - other)[3]!;
    expect(median(waits.nudged)).toBeLessThan(median(waits.alone));
  });
});

describe('One sealer', () => {
  it('seals at a time, and another takes over when it gives the lease back', async () => {
    const [first, second] = [sealer(0.6), sealer(0.6)];
    await until(() => first.figures().sealing || second.figures().sealing);
    const [holder, heir] = first.figures().sealing ? [first, second] : [second, first];
    await delay(900);
    expect([holder.figures().sealing, heir.figures().sealing]).toEqual([true, false]);
    await holder.stop();
    await hall.log.append(anAppend('after the first'));
    await until(() => heir.figures().position === 1);
  });

  it('that comes back as a zombie, with a fence of its own time, seals nothing', async () => {
    const client = await connected();
    const turn = ({ owner, epoch }: Lease, fence: unknown = null, ticket: unknown = null) => ask<[number, number, number, string | null]>(client, 'seal', [owner, epoch, fence, ticket, '10 s']);
    const zombie = await takeLease();
    await hall.log.append(anAppend('unsealed'));
    const [[, , fence, ticket] = []] = await turn(zombie);
    await expire();
    const heir = await takeLease();
    await expect(turn(zombie, fence, ticket)).rejects.toMatchObject({ code: 'LG001' });
    expect(await hall.log.head()).toEqual({ position: 0, settled: false });
    expect((await turn(heir, fence, ticket))[0]).toEqual([1, 1, 1, null]);
  });

  it('stands where its lease stands: what it has sealed is what the next one begins with', async () => {
    const running = sealer();
    await Promise.all(Array.from({ length: 30 }, () => hall.log.append(anAppend(`lease/${randomUUID()}`))));
    await settled();
    const [row] = await runAt<object>(hall.database.adminUrl, `select l.position::int as leased, o.position::int as sealed from routing.lease l, routing.log o where l.name = 'sealer'`);
    expect(row).toEqual({ leased: 30, sealed: 30 });
    await running.stop();
    expect((await takeLease()).position).toBe(30);
  });

  it('takes over when the one before it has died', async () => {
    await takeLease(0.4);
    const heir = sealer();
    await delay(100);
    expect(heir.figures().sealing).toBe(false);
    await until(() => heir.figures().sealing);
  });

  it('begins anew when its connection is cut', async () => {
    const running = sealer(0.5);
    await until(() => running.figures().sealing);
    await runAt(hall.database.adminUrl, `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'routing_app' and datname = current_database()`);
    await until(() => !running.figures().sealing);
    await hall.log.append(anAppend('after the cut'));
    await settled();
    expect(await hall.log.tail(0, 10)).toHaveLength(1);
  });

  it('that meets leaves which collide says why, once, and goes on when they are gone', async () => {
    const running = sealer();
    await until(() => running.figures().sealing);
    const collide = (leaf: string) => runAt(hall.database.adminUrl, `set session_replication_role = replica; alter table routing.leaf disable trigger immutable; ${leaf}`);
    await collide('insert into routing.leaf values (1, 999)');
    await hall.log.append(anAppend('collides'));
    running.nudge();
    await until(() => warnings().length > 0);
    await delay(2_200);
    expect(warnings()).toEqual(['The log cannot be sealed, and nothing new reaches anybody until that is mended: duplicate key value violates unique constraint "leaf_pkey" – Key ("position")=(1) already exists.']);
    expect(told.filter(({ sentence }) => sentence === 'Sealing.')).toHaveLength(1);
    await collide('delete from routing.leaf where gpos = 999');
    await until(() => running.figures().position === 1, 10_000);
  });

  it('holds its lease again at once, under the same epoch, when only its connection was cut', async () => {
    const running = sealer(30);
    await until(() => running.figures().sealing);
    for (let round = 1; round <= 3; round++) {
      await runAt(hall.database.adminUrl, `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'routing_app' and datname = current_database()`);
      await until(async () => (await hall.log.append(anAppend(`round ${round}`)).then(() => true, () => false)));
      await until(() => running.figures().position === round);
    }
    expect(await runAt(hall.database.adminUrl, `select epoch::int from routing.lease where name = 'sealer'`)).toEqual([{ epoch: 1 }]);
  });

  it('leaves a lease that somebody took while its connection was cut', async () => {
    const running = sealer(30);
    await until(() => running.figures().sealing);
    await runAt(hall.database.adminUrl, `update routing.lease set owner = gen_random_uuid(), epoch = epoch + 1 where name = 'sealer'`);
    await runAt(hall.database.adminUrl, `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'routing_app' and datname = current_database()`);
    await delay(1_200);
    expect(running.figures().sealing).toBe(false);
  });

  it('seals what is written before it stops', async () => {
    const running = sealer();
    await Promise.all(Array.from({ length: 50 }, () => hall.log.append(anAppend(`last/${randomUUID()}`))));
    await running.stop();
    expect(await hall.log.head()).toEqual({ position: 50, settled: true });
  });

  it('that is told to stop in the middle of a turn looks once more: what was written meanwhile is sealed too', async () => {
    const lease = await takeLease();
    let stopBy = Infinity;
    const writingMeanwhile: typeof ask = async (connection, question, values) => {
      const rows = await ask<[number]>(connection, question, values);
      if ((rows[0]?.[0] ?? 0) > 0 && stopBy === Infinity) {
        await hall.log.append(anAppend('written meanwhile'));
        stopBy = performance.now() + 2_000;
      }
      return rows as never;
    };
    await hall.log.append(anAppend('written before'));
    await reign({
      connection: await connected(), ask: writingMeanwhile, pause: new Pause(), standing: { lease, position: 0, lastStall: 0, stall: undefined }, ttl: 10,
      onSealed: () => undefined, renew: () => Promise.resolve(), stopBy: () => stopBy,
    });
    expect(await hall.log.head()).toEqual({ position: 2, settled: true });
  });

  it('spends no transaction when nothing is new, even after a writer rolled back', async () => {
    const [writer, admin] = [await connected(), await connected(hall.database.adminUrl)];
    const lease = await takeLease();
    const nextXid = async () => (await admin.query<{ x: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as x')).rows[0]?.x;
    const turn = (fence: unknown = null, ticket: unknown = null) => ask<[number, number, number, string | null]>(writer, 'seal', [lease.owner, lease.epoch, fence, ticket, '10 s']);
    await writer.query('begin');
    await sayOne(ask, writer, anAppend('rolled back'));
    await expect(turn()).rejects.toMatchObject({ code: '25001' });
    await writer.query('rollback');
    const [[, , fence, ticket] = []] = await turn();
    expect(ticket).not.toBeNull();
    expect((await turn(fence, ticket))[0]).toEqual([0, 0, fence, null]);
    const before = await nextXid();
    for (let round = 0; round < 30; round++) expect((await turn())[0]).toEqual([0, 0, fence, null]);
    expect(await nextXid()).toBe(before);
    await expire();
  });

  // A plain look at a sequence shows, for a moment of nextval, a number up to 32 ahead. It comes once in twenty thousand looks, too seldom to wait for here: so nobody may look that way.
  it('looks at the sequence under its lock only, as does whoever asks where the log ends', async () => {
    const bodies = await runAt<{ name: string; body: string }>(
      hall.database.adminUrl,
      `select p.proname as name, pg_get_functiondef(p.oid) as body from pg_proc p where p.pronamespace = 'routing'::regnamespace and pg_get_functiondef(p.oid) ~ 'gseq' order by 1`,
    );
    expect(bodies.map(({ name }) => name)).toEqual(expect.arrayContaining(['append', 'append_many', 'log_head', 'seal']));
    for (const { name, body } of bodies) expect([name, /from\s+(routing\.)?gseq/.test(body)]).toEqual([name, false]);
    for (const { name, body } of bodies) if (name === 'seal' || name === 'log_head') expect([name, body.includes('pg_sequence_last_value')]).toEqual([name, true]);
  });
});

async function takeLease(ttl = 10): Promise<Lease> {
  const lease = await new LeaseTable('routing', ttl).take(runOn(await connected()), 'sealer', { owner: randomUUID() });
  if (!lease) throw new Error('Someone else seals.');
  return lease;
}
