// Five processes and a real Kafka: a case goes from the window to its rating while one of them is killed, what is away is named, and the ledger proves what came over Kafka.
import { services } from '@onehall/contracts';
import { runAt } from '@onehall/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { firstBad, verifyHall } from '../../apps/hall/src/verify/verify-hall.js';
import { Matter, on, openDepartments, registers, reply, sendsOut, visit, type Registered } from './acts.js';
import { storyHouse } from './house.js';
import type { FiveGround } from './services-house.js';

const [water, land] = ['county-water', 'county-land'];
const house = storyHouse(on('2026-03-02', '08:55'));
let matter: Matter & Registered;

const follow = async () => (await house.as<{ readonly steps: readonly { readonly step: string }[]; readonly mayRate: boolean }>('nobody', `GET /intake/public/cases?number=${matter.number}&code=${matter.queryCode}`)).body;
const isUp = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};
async function eventually(what: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 50_000; Date.now() < end; await pause(100)) if (await what()) return;
  throw new Error('It did not come about.');
}

describe('A hall of five processes', () => {
  it('has each service in a process and a database of its own, where nobody else may enter', async () => {
    expect(new Set([...services, 'gateway'].map(name => house.five.pidOf(name))).size).toBe(6);
    for (const service of services) {
      const own = await runAt<{ schema: string }>(house.ground.adminOf(service), `select nspname as schema from pg_namespace where nspname in ('intake', 'routing', 'conference', 'supervision', 'audit')`);
      expect(own).toEqual([{ schema: service }]);
      const stranger = Object.assign(new URL(house.ground.adminOf(service)), { username: service === 'audit' ? 'intake_app' : 'audit_app', password: 'test' });
      await expect(runAt(stranger.href, 'select 1 as one')).rejects.toThrow('permission denied for database');
    }
  });

  it('takes a case in at its window, and sends it out', async () => {
    await openDepartments(house, { [water]: '县水利局', [land]: '县国土资源局' });
    const registered = await registers(house, { receivedAt: '2026-03-02T08:50:00+08:00', category: '水利水电' });
    matter = Object.assign(new Matter(house, registered.caseId), registered);
    await house.until(on('2026-03-03'));
    await sendsOut(house, matter.caseId, [[water, land]]);
    await house.until(on('2026-03-04'));
    await matter.signedBy(water, land);
    await house.until(on('2026-03-06'));
    await matter.acceptedBy(water, land);
  });

  it('names the process that was killed, does nothing by halves, and goes on without it', async () => {
    await house.quiet();
    const killed = house.five.pidOf('routing');
    process.kill(killed ?? 0, 'SIGKILL');
    await eventually(() => Promise.resolve(!isUp(killed)));
    const refused = await house.as('nobody', 'GET /identity/people');
    expect(refused).toMatchObject({ status: 503, body: { reason: 'SERVICE_AWAY', detailEn: expect.stringContaining('routing') as string } });
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(await house.as('administrator', 'PUT /clock', { now: on('2026-03-07') })).toMatchObject({ status: 503, body: { reason: 'SERVICE_AWAY' } });
    expect(await house.as('nobody', 'GET /health/ready')).toMatchObject({ status: 503, body: { status: 'not-ready', checks: { routing: { ok: false }, intake: { ok: true } } } });
    expect((await follow()).steps.map(({ step }) => step)).toContain('accepted');
    const another = await house.does<Registered>('clerk', 'POST /intake/submissions', { ...visit, receivedAt: '2026-03-06T08:30:00+08:00' });
    expect(another.number).toBe('20260306V00002');
  });

  it('starts it again; what was said meanwhile has reached it, and every hour is the same', async () => {
    await eventually(async () => (await house.as('nobody', 'GET /health/ready')).status === 200);
    await house.until(on('2026-04-08'));
    await matter.answeredBy(water);
    await matter.answeredBy(land);
    await house.until(on('2026-04-10'));
    await matter.says(water, 'reply', reply);
  });

  it('lets her rate it when it was delivered', async () => {
    await house.until(on('2026-04-12'));
    await house.does('clerk', `POST /routing/cases/${matter.caseId}/delivery`, { method: 'direct', receiver: '赵小满' });
    await house.quiet();
    expect(await follow()).toMatchObject({ mayRate: true });
    expect(await house.as('nobody', 'POST /intake/public/cases/rating', { number: matter.number, code: matter.queryCode, office: 'satisfied', departments: 'fair' })).toMatchObject({ status: 201 });
  });

  it('keeps every word of it in the ledger, which heard all but its own over Kafka', async () => {
    await house.quiet();
    const { items, total } = await house.does<{ items: readonly { service: string; type: string }[]; total: number }>('auditor', `GET /audit/cases/${matter.caseId}/history?size=200`);
    expect(total).toBe(items.length);
    expect(new Set(items.map(({ service }) => service))).toEqual(new Set(['intake', 'routing', 'supervision']));
    expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['SubmissionRegistered', 'CaseSentOut', 'CaseAccepted', 'PartAnswered', 'ReplyDelivered', 'CaseRated']));
    expect(await house.does('auditor', 'POST /audit/verification', {})).toBeDefined();
  });

  it('is verified clean over five databases, and a changed word is found', async () => {
    await house.quiet();
    const reports = await verifyHall(service => house.ground.adminOf(service));
    expect(reports.map(({ service, faults, ledger }) => [service, faults, ledger.behind])).toEqual(services.map(service => [service, [], 0]));
    expect(Math.min(...reports.filter(({ service }) => ['intake', 'routing', 'supervision'].includes(service)).map(({ events }) => events))).toBeGreaterThan(4);
    await house.asks(`set session_replication_role = replica; alter table routing.event disable trigger immutable; update routing.event set data = replace(data, '${water}', 'county-roads') where type = 'CaseSentOut'`);
    expect(firstBad(await verifyHall(service => house.ground.adminOf(service)))).toMatchObject({ stream: `hall/case/${matter.caseId}` });
  });
});

describe('The gateway', () => {
  it('shows one document of all services, and what they say to each other on their own topics', async () => {
    const { body } = await house.as<{ paths: object; components: { schemas: object } }>('nobody', 'GET /docs/openapi.json');
    const owners = new Set(Object.keys(body.paths).map(path => path.split('/')[1]));
    expect([...owners].sort()).toEqual([...services, 'clock', 'health', 'identity', 'metrics'].sort());
    const { prefix } = house.ground as FiveGround;
    const channels = Object.fromEntries(services.map(service => [service, { address: `${prefix}.${service}.v1` }]));
    expect(await house.as('nobody', 'GET /docs/asyncapi.json')).toMatchObject({ status: 200, body: { asyncapi: '3.0.0', channels } });
  });

  it('shows the figures of all processes, each with the one that it is of', async () => {
    const answer = await fetch(`${house.five.url}/metrics`);
    const text = await answer.text();
    for (const service of services) expect(text).toMatch(new RegExp(`^onehall_tail_position\\{process="${service}",service="${service}"\\} \\d+$`, 'm'));
    expect(text.match(/^# TYPE process_cpu_seconds_total /gm)).toHaveLength(1);
  });

  it('answers by itself where nobody is', async () => {
    expect(await house.as('nobody', 'GET /nowhere')).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_PATH' } });
    expect(await house.as('clerk', 'PUT /clock', { now: on('2026-04-13') })).toMatchObject({ status: 403, body: { reason: 'ROLE_NOT_ADMITTED' } });
    expect(await house.as('administrator', 'PUT /clock', { now: on('2026-04-01') })).toMatchObject({ status: 409, body: { reason: 'CLOCK_ONLY_FORWARD' } });
  });
});
