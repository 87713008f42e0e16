// Story: somebody forgets a transaction in another database of the same server. The hall goes on hearing people; its followers wait, and whoever looks is told since when and for whom.
import { freshDatabase, onItsOwnServer, type FreshDatabase } from '@onehall/testing';
import { Client } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { registers } from './acts.js';
import { storyHouse } from './house.js';

onItsOwnServer();

const letter = { channel: 'letter', purpose: 'request', title: '水渠漏水', persons: [{ name: '赵小满', phone: '13900001111' }] };

interface Tail {
  readonly sealing: boolean;
  readonly position: number;
  readonly waiting?: { readonly since: string; readonly milliseconds: number; readonly behind?: { readonly pid: number; readonly database: string; readonly application: string } };
}

describe('While a transaction is forgotten elsewhere', () => {
  const house = storyHouse('2026-03-02T01:00:00.000Z');
  let elsewhere: FreshDatabase;
  let forgetful: Client;
  let pid: number | undefined;

  beforeAll(async () => {
    elsewhere = await freshDatabase();
    forgetful = new Client({ connectionString: elsewhere.adminUrl, application_name: 'year-end report' });
    await forgetful.connect();
    pid = (await forgetful.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  });
  afterAll(async () => {
    await forgetful.end();
    await elsewhere.drop();
  });

  async function looks(): Promise<{ readonly status: number; readonly tail: Tail | undefined; readonly metrics: string }> {
    const { status, body } = await house.as<{ checks: Record<string, { detail: Tail }> }>('nobody', 'GET /health/ready');
    const { body: metrics } = await house.app.inject({ url: '/metrics' });
    return { status, tail: body.checks['intake tail']?.detail, metrics: metrics.split('\n').find(line => line.startsWith('onehall_tail_waiting_seconds{service="intake"')) ?? '' };
  }

  async function sees(what: (looked: Awaited<ReturnType<typeof looks>>) => boolean): Promise<Awaited<ReturnType<typeof looks>>> {
    for (const end = Date.now() + 20_000; ; await pause(50)) {
      const looked = await looks();
      if (what(looked)) return looked;
      if (Date.now() > end) throw new Error(`It did not come about: ${JSON.stringify(looked)}`);
    }
  }

  it('nothing waits that was there before', async () => {
    await registers(house);
    await house.quiet();
    const { tail, metrics } = await looks();
    expect(tail).toMatchObject({ sealing: true });
    expect(tail?.waiting).toBeUndefined();
    expect(metrics).toBe('onehall_tail_waiting_seconds{service="intake",pid="",database="",application=""} 0');
  });

  it('the hall hears the next one, and says in its health and its figures since when it waits, and for whom', async () => {
    await forgetful.query('begin; select pg_current_xact_id()');
    const before = Date.now();
    await house.does('clerk', 'POST /intake/submissions', letter);
    const { status, tail, metrics } = await sees(({ tail: now }) => now?.waiting?.behind?.pid === pid && (now?.waiting?.milliseconds ?? 0) > 1_000);
    expect(status).toBe(200);
    expect(tail?.waiting?.behind).toEqual({ pid, database: elsewhere.name, application: 'year-end report' });
    expect(Date.parse(tail?.waiting?.since ?? '')).toBeGreaterThanOrEqual(before);
    expect(metrics).toContain(`pid="${pid}",database="${elsewhere.name}",application="year-end report"} `);
    expect(Number(metrics.split(' ').at(-1))).toBeGreaterThan(1);
  });

  it('and everything is followed as soon as it has ended', async () => {
    await forgetful.query('rollback');
    await house.quiet();
    const { tail, metrics } = await looks();
    expect(tail?.waiting).toBeUndefined();
    expect(metrics).toMatch(/ 0$/);
  });
});
