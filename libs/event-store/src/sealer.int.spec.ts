// What the sealer must keep under any crowd: an order without holes, one sealer at a time, and silence when nothing is new.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { anAppend, anEvent, freshDatabase, freshLog, runAt, type FreshLog } from '@onehall/testing';
import { Client } from 'pg';
import { asking } from './asking.js';
import { LeaseTable, runOn, startSealer, type Lease, type Sealer, type StoredEvent } from './index.js';
import { sayMany, sayOne } from './saying.js';

const ask = asking('routing');
const pick = (n: number) => Math.floor(Math.random() * n);
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
const sealer = (ttl = 10): Sealer => {
  const started = startSealer({ pool: hall.pool, service: 'routing', onSealed: () => undefined, ttl });
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
  open = [];
  sealers = [];
  hall = await freshLog('routing', { sealing: false });
});
afterEach(async () => {
  await Promise.all(sealers.map(started => started.stop()));
  await Promise.all(open.map(client => client.end().catch(() => undefined)));
  await hall.close();
});

describe('The sealed order', () => {
  it('misses nothing and turns nothing around, where a reader of the bare sequence does', async () => {
    const running = sealer();
    const [reader, naive] = [await connected(), await connected()];
    const seen: StoredEvent[] = [];
    let [committed, naivelySeen, lastNumber, writing] = [0, 0, 0, true];
    const tailing = (async () => {
      for (;;) {
        const [last, rows] = [!writing && (await hall.log.head()).settled, await hall.log.tail(seen.length, 500)];
        seen.push(...rows);
        if (last && rows.length === 0) return;
        await delay(2);
      }
    })();
    const naively = (async () => {
      for (;;) {
        const last = !writing;
        const { rows } = await naive.query<{ gpos: string }>('select gpos from routing.event where gpos > $1 order by gpos limit 500', [lastNumber]);
        naivelySeen += rows.length;
        lastNumber = Number(rows.at(-1)?.gpos ?? lastNumber);
        if (last && rows.length === 0) return;
        await delay(1);
      }
    })();
    const end = Date.now() + 3_000;
    await Promise.all(Array.from({ length: 10 }, async () => {
      const writer = await connected();
      while (Date.now() < end) {
        const events = await writeSomething(writer);
        committed += events;
      }
    }));
    await delay(50);
    writing = false;
    await Promise.all([tailing, naively]);
    expect(seen).toHaveLength(committed);
    expect(naivelySeen).toBeLessThan(committed);
    const versions = new Map<string, number>();
    seen.forEach((event, index) => {
      expect(event.position).toBe(index + 1);
      expect(event.version).toBe((versions.get(event.stream) ?? 0) + 1);
      versions.set(event.stream, event.version);
    });
    expect(running.figures()).toMatchObject({ sealing: true, position: committed });
    expect((await reader.query('select from routing.event e, routing.log o where e.gpos <= o.sealed and not exists (select from routing.leaf l where l.gpos = e.gpos)')).rowCount).toBe(0);
  }, 20_000);

  it('comes at once when the sealer is nudged out of its sleep', async () => {
    const running = sealer();
    await until(() => running.figures().sealing);
    const waits: number[] = [];
    for (let round = 0; round < 5; round++) {
      await delay(300);
      await hall.log.append(anAppend('nudged'));
      const start = performance.now();
      running.nudge();
      await until(() => running.figures().position === round + 1);
      waits.push(performance.now() - start);
    }
    expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(100);
  });

  it('waits for an old write transaction, even in another database, and says for how long', async () => {
    const elsewhere = await freshDatabase();
    const forgetful = await connected(elsewhere.adminUrl);
    await forgetful.query('begin; select pg_current_xact_id()');
    const running = sealer();
    await hall.log.append(anAppend('stalled'));
    await until(() => running.figures().lastStall > 300);
    expect(await hall.log.tail(0, 10)).toEqual([]);
    await forgetful.query('commit');
    await settled();
    expect(await hall.log.tail(0, 10)).toHaveLength(1);
    expect(running.figures().lastStall).toBeGreaterThan(300);
    await elsewhere.drop();
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
    await runAt(hall.database.adminUrl, `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'routing_app' and query like '%seal%'`);
    await until(() => !running.figures().sealing);
    await hall.log.append(anAppend('after the cut'));
    await settled();
    expect(await hall.log.tail(0, 10)).toHaveLength(1);
  });

  it('seals what is written before it stops', async () => {
    const running = sealer();
    await Promise.all(Array.from({ length: 50 }, () => hall.log.append(anAppend(`last/${randomUUID()}`))));
    await running.stop();
    expect(await hall.log.head()).toEqual({ position: 50, settled: true });
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
});

async function takeLease(ttl = 10): Promise<Lease> {
  const lease = await new LeaseTable('routing', ttl).take(runOn(await connected()), 'sealer', { owner: randomUUID() });
  if (!lease) throw new Error('Someone else seals.');
  return lease;
}

/** A transaction that appends by itself or in a batch, sometimes slowly, sometimes with an early xid, and sometimes for nothing. */
async function writeSomething(client: Client): Promise<number> {
  await client.query('begin');
  if (pick(2)) await client.query('select pg_current_xact_id()');
  if (pick(3) === 0) await delay(pick(10));
  const some = () => anAppend(`case/${pick(40)}`, { events: Array.from({ length: 1 + pick(2) }, () => anEvent()) });
  const appends = pick(4) ? [some()] : [...new Map(Array.from({ length: 5 }, some).map(append => [append.stream, append])).values()];
  if (appends.length === 1 && appends[0]) await sayOne(ask, client, appends[0]);
  else await sayMany(ask, client, appends);
  if (pick(5) === 0) await delay(pick(15));
  const kept = pick(20) > 0;
  await client.query(kept ? 'commit' : 'rollback');
  return kept ? appends.reduce((sum, { events }) => sum + events.length, 0) : 0;
}
