// A view and a policy that cannot digest one case's events: that case waits, the hall goes on, and once somebody has mended what was broken an administrator has it driven again.
import { Tokens } from '@onehall/platform';
import { compareWithRebuild } from '@onehall/projections';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Matter, matterWith, on, openDepartments, registers, sendsOut, type Asked } from './acts.js';
import { everyView } from './every-view.js';
import { storyHouse } from './house.js';

const [water, land] = ['county-water', 'county-land'];
const both: Asked = [water, land];
const house = storyHouse(on('2026-03-02'));

interface Waiting {
  readonly consumer: string;
  readonly source: string;
  readonly case: string;
  readonly waiting: number;
  readonly since: string;
  readonly type: string;
  readonly attempts: number;
  readonly error: string | null;
}

const parked = (service: string, more = ''): Promise<{ readonly items: readonly Waiting[]; readonly total: number }> => house.does('administrator', `GET /${service}/parked${more}`);
const redrive = (service: string, { consumer, case: caseId }: Pick<Waiting, 'consumer' | 'case'>): Promise<object> => house.does('administrator', `POST /${service}/parked/redrive`, { consumer, case: caseId });
const onDesk = async (caseId: string): Promise<number> => (await house.asks(`select from routing_views.department_desk where "caseId" = '${caseId}'`)).length;
const root = resolve(__dirname, '../..');
/** `npm run parked -- …`, as an administrator of this house, or of a folder in which no hall runs. Whoever comes first after a change builds, and says so. */
async function command(words: readonly string[], hall?: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const { token } = await house.app.get(Tokens).sign({ id: 'u-administrator', name: '', role: 'administrator' });
  const given = ['deploy/run/parked.mjs', ...words, ...(hall === undefined ? ['--data-dir', house.ground.folder] : ['--hall', hall])];
  const child = spawn(process.execPath, given, { cwd: root, env: { PATH: process.env['PATH'], HALL_TOKEN: token }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { code: await new Promise(settle => child.once('close', settle)), said: said.replace(/^正在编译 .*\n/, '') };
}

async function theRestOf(matter: Matter): Promise<void> {
  await matter.acceptedBy(...both);
  await matter.answeredBy(...both);
  await matter.repliedBy(water);
  await house.quiet();
}

beforeAll(() => openDepartments(house, { [water]: '县水利局', [land]: '县国土局' }), 600_000);

describe('A table refuses the rows of one case, by a rule that somebody made at a database prompt', () => {
  let bad: Matter;
  let good: Matter;
  const pending = async (): Promise<Waiting> => {
    const { items } = await parked('routing');
    const [waiting] = items;
    if (!waiting || items.length > 1) throw new Error(`One case waits for one view, not ${JSON.stringify(items)}.`);
    return waiting;
  };

  it('and that case waits, while the hall goes on and tells the administrator and the auditor, and nobody else', async () => {
    const { caseId } = await registers(house, { title: '一件处理不了的事项' });
    await house.asks(`alter table routing_views.department_desk add constraint somebody_was_here check ("caseId" <> '${caseId}')`);
    await sendsOut(house, caseId, [both]);
    bad = new Matter(house, caseId);
    good = await matterWith(house, both);
    for (const matter of [good, bad]) await matter.signedBy(...both);
    await theRestOf(good);
    expect([await onDesk(good.caseId), await onDesk(caseId)]).toEqual([2, 0]);
    const { consumer, ...waiting } = await pending();
    expect(consumer).toMatch(/^view:department-desk:\d+$/);
    expect(waiting).toMatchObject({ source: 'routing', case: caseId, type: 'CaseSentOut', attempts: 1, error: expect.stringContaining('violates check constraint "somebody_was_here"') as string });
    expect(await parked('routing', `?consumer=${consumer}&page=2`)).toMatchObject({ items: [], total: 1, page: 2 });
    expect((await house.as('auditor', 'GET /routing/parked')).status).toBe(200);
    expect((await house.as(`head@${water}`, 'GET /routing/parked')).status).toBe(403);
    expect((await house.as('auditor', 'POST /routing/parked/redrive', { consumer, case: caseId })).status).toBe(403);
    const { checks } = await house.does<{ checks: Record<string, unknown> }>('nobody', 'GET /health/ready');
    expect(checks['routing followers']).toMatchObject({ ok: true, detail: { parked: { [consumer]: waiting.waiting } } });
  });

  it('and being driven again before anything was mended changes nothing, but that it was tried', async () => {
    const before = await pending();
    expect(await redrive('routing', before)).toMatchObject({ digested: 0, left: before.waiting, error: expect.stringContaining('somebody_was_here') as string });
    expect(await pending()).toEqual({ ...before, attempts: 2 });
  });

  it('and still waits, with all that comes after it, when the process starts again', async () => {
    const before = await pending();
    await house.restart();
    await theRestOf(bad);
    const { waiting, ...after } = await pending();
    expect(after).toEqual({ ...before, waiting: undefined });
    expect(waiting).toBeGreaterThan(before.waiting);
  });

  it('and after the repair every view says what it would have said, had nothing happened; who drove it stands in the log', async () => {
    const before = await pending();
    await house.asks('alter table routing_views.department_desk drop constraint somebody_was_here');
    expect(await redrive('routing', before)).toEqual({ consumer: before.consumer, case: bad.caseId, digested: before.waiting, left: 0 });
    expect(await parked('routing')).toMatchObject({ items: [], total: 0 });
    expect(await onDesk(bad.caseId)).toBe(2);
    await house.quiet();
    for (const [service, view] of everyView(house)) if (service === 'routing') expect([view.consumer, await compareWithRebuild(view)]).toEqual([view.consumer, []]);
    const said = await house.asks<{ data: string; meta: string }>(`select data, meta from routing.event where type = 'EventsRedriven' order by gpos`);
    const by = { id: 'administrator', role: 'administrator' };
    expect(said.map(({ data, meta }): unknown => [JSON.parse(data), (JSON.parse(meta) as { actor: object }).actor])).toMatchObject([[{ digested: 0 }, by], [{ consumer: before.consumer, case: bad.caseId, digested: before.waiting, left: 0 }, by]]);
  });

  it('and of a follower that there is not, or a case that does not wait, the window says so', async () => {
    const [{ consumer = '' } = {}] = everyView(house).filter(([service]) => service === 'routing').map(([, view]) => view);
    expect(await redrive('routing', { consumer, case: bad.caseId })).toMatchObject({ digested: 0, left: 0 });
    expect(await house.as('administrator', 'POST /routing/parked/redrive', { consumer: 'view:no-such-view:1', case: bad.caseId })).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_CONSUMER' } });
  });
});

describe('npm run parked', () => {
  it('lists what waits, drives it again, and says by its exit code how it stands', async () => {
    await house.app.listen(0, '127.0.0.1');
    const hall = await house.app.getUrl();
    expect(await command([], hall)).toEqual({ code: 0, said: expect.stringMatching(/Nothing is parked\.\n$/) as string });
    const cases = [await registers(house), await registers(house)].map(({ caseId }) => caseId);
    await house.asks(`alter table routing_views.department_desk add constraint somebody_was_here check ("caseId" not in (${cases.map(caseId => `'${caseId}'`).join()}))`);
    for (const caseId of cases) await sendsOut(house, caseId, [both]);
    const listed = await command([], hall);
    expect(listed.code).toBe(3);
    for (const caseId of cases) expect(listed.said).toMatch(new RegExp(`routing {2}view:department-desk:\\d+\\n +${caseId} {2}\\d+ 个事件`));
    expect(listed.said).toContain('violates check constraint "somebody_was_here"');
    expect(await command(['redrive', '--case', cases[0] ?? ''], hall)).toEqual({ code: 1, said: expect.stringMatching(new RegExp(`✗ routing .*${cases[0]}.*somebody_was_here[^]*\\n1 of 1 cases failed again\\.\\n$`)) as string });
    await house.asks('alter table routing_views.department_desk drop constraint somebody_was_here');
    expect(await command(['redrive', '--case', cases[0] ?? ''], hall)).toEqual({ code: 0, said: expect.stringMatching(/All 1 cases were digested, in order\.\n$/) as string });
    expect(await command(['redrive', '--all'], hall)).toEqual({ code: 0, said: expect.stringMatching(new RegExp(`✓ routing .*${cases[1]}[^]*All 1 cases`)) as string });
    expect(await command([], hall)).toMatchObject({ code: 0 });
    expect(await Promise.all(cases.map(onDesk))).toEqual([2, 2]);
  }, 600_000);

  it('says in one sentence that no hall runs, or how it is used', async () => {
    const [nowhere, misused] = await Promise.all([command([]), command(['redrive'])]);
    expect(nowhere).toEqual({ code: 2, said: expect.stringMatching(/^[^\n]+\nNo hall runs on the data folder [^\n]+\n$/) as string });
    expect(misused).toEqual({ code: 2, said: expect.stringMatching(/^[^\n]+\nUsage: npm run parked [^\n]+\n$/) as string });
    expect(await command([], 'http://127.0.0.1:9')).toEqual({ code: 2, said: expect.stringMatching(/^[^\n]+\nNo hall answers at http:\/\/127\.0\.0\.1:9; [^\n]+\n$/) as string });
  }, 600_000);
});

describe('A log refuses what policies want to say of one case', () => {
  const clocksOf = async (caseId: string): Promise<readonly unknown[]> => {
    const said = await house.asks<{ type: string; data: string; meta: string }>(`select type, data, meta from supervision.event where stream_id = 'hall/case/${caseId}' order by version`);
    return said.map(({ type, data, meta }) => [type, { ...(JSON.parse(data) as object), caseId: '', number: '' }, (JSON.parse(meta) as { at: string }).at.slice(0, 10)]);
  };

  it('and when it was mended, days later, its clocks run as if nothing had happened: from the days of their causes, in the same order', async () => {
    const [bad, good] = [await registers(house, { title: '甲' }), await registers(house, { title: '乙' })];
    await house.asks(`create function supervision.not_this_one() returns trigger language plpgsql as $$ begin if new.stream_id = 'hall/case/${bad.caseId}' then raise exception 'not this one'; end if; return new; end $$`);
    await house.asks('create trigger not_this_one before insert on supervision.event for each row execute function supervision.not_this_one()');
    for (const { caseId } of [bad, good]) {
      await sendsOut(house, caseId, [both]);
      await new Matter(house, caseId).signedBy(...both);
    }
    await house.until(on('2026-03-04'));
    const { items } = await parked('supervision');
    expect([items.length, new Set(items.map(waiting => waiting.case)), new Set(items.map(({ error }) => error))]).toEqual([items.length, new Set([bad.caseId]), new Set(['not this one'])]);
    expect(items.reduce((sum, { waiting }) => sum + waiting, 0)).toBeGreaterThan(2);
    for (const waiting of items) expect(await redrive('supervision', waiting)).toMatchObject({ digested: 0, error: 'not this one' });

    await house.asks('drop trigger not_this_one on supervision.event');
    for (const waiting of items) expect(await redrive('supervision', waiting)).toMatchObject({ digested: waiting.waiting, left: 0 });
    await house.quiet();
    expect(await parked('supervision')).toMatchObject({ total: 0 });
    const [mended, healthy] = [await clocksOf(bad.caseId), await clocksOf(good.caseId)];
    expect(mended.length).toBeGreaterThan(4);
    expect(mended).toEqual(healthy);
  }, 600_000);
});
