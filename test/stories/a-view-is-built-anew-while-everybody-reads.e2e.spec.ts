// An administrator has a view built anew while sixteen people read it; and a hall that starts with a newer version of a view brings it in while the old rows are read.
import { Tokens } from '@onehall/platform';
import { compareWithRebuild } from '@onehall/projections';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { matterWith, on, openDepartments, type Asked } from './acts.js';
import { everyView } from './every-view.js';
import { storyHouse } from './house.js';

const [water, land] = ['county-water', 'county-land'];
const both: Asked = [water, land];
const house = storyHouse(on('2026-03-02'));

interface Seen {
  readonly view: string;
  readonly version: number;
  readonly consumer: string;
  readonly state: string;
  readonly stands: number | null;
  readonly since: string | null;
  readonly rows: number | null;
  readonly differing: number | null;
  readonly parked: number;
  readonly position: number;
  readonly lag: number;
  readonly building?: { readonly position: number; readonly of: number };
  readonly failed?: string;
}

const views = async (service = 'routing', who = 'administrator'): Promise<readonly Seen[]> => (await house.does<{ items: readonly Seen[] }>(who, `GET /${service}/views`)).items;
async function seen(view: string): Promise<Seen> {
  const found = (await views()).find(one => one.view === view);
  if (!found) throw new Error(`Routing has no view ${view}.`);
  return found;
}
/** Looks again and again until it stands so. */
async function once(view: string, stands: (found: Seen) => boolean): Promise<Seen> {
  for (const end = Date.now() + 40_000; ; await new Promise(resolve => setTimeout(resolve, 10))) {
    const found = await seen(view);
    if (found.state === 'following' && !found.building && stands(found)) return found;
    if (Date.now() > end) throw new Error(`It did not come to rest: ${JSON.stringify(found)}`);
  }
}
/** As it stands when no build is under way and everything was followed. */
const settled = (view: string): Promise<Seen> => once(view, ({ lag }) => lag === 0);
/** As it stands when another has taken its place. While people read there is always something new to follow: every look is a fact. */
const swapped = (view: string, before?: Seen): Promise<Seen> => once(view, ({ since }) => since !== before?.since);

beforeAll(async () => {
  await openDepartments(house, { [water]: '县水利局', [land]: '县国土局' });
  for (let n = 0; n < 5; n++) await (await matterWith(house, both)).signedBy(...both);
  await house.quiet();
}, 600_000);

describe('The views of every service', () => {
  it('say which version stands, since when, and how far it has come; to the administrator and the auditor', async () => {
    for (const service of ['intake', 'routing', 'conference', 'supervision', 'audit']) {
      const seenHere = await views(service, 'auditor');
      expect(seenHere.length).toBeGreaterThan(1);
      for (const view of seenHere) expect(view).toMatchObject({ state: 'following', stands: view.version, since: expect.any(String) as string, lag: 0, parked: 0, consumer: `view:${view.view}:${view.version}` });
    }
    expect((await house.as('supervisor', 'GET /routing/views')).status).toBe(403);
    expect((await house.as('auditor', 'POST /routing/views/case-board/rebuild', {})).status).toBe(403);
    expect(await house.as('administrator', 'POST /routing/views/no-such-view/rebuild', {})).toMatchObject({ status: 404, body: { reason: 'UNKNOWN_VIEW' } });
  });
});

describe('A view that somebody has changed by hand', () => {
  it('is built anew at an administrator’s word, while sixteen people read: no read fails, and none sees less than everything', async () => {
    await house.asks(`update routing_views.case_board set custodian = 'county-nowhere' where ctid = (select min(ctid) from routing_views.case_board)`);
    const before = await seen('case-board');
    const over = { yet: false };
    const totals: { readonly status: number; readonly total: number; readonly items: number }[] = [];
    const readers = Array.from({ length: 16 }, async () => {
      while (!over.yet) {
        const { status, body } = await house.as<{ total: number; items: readonly object[] }>('router', 'GET /routing/cases?size=200');
        totals.push({ status, total: body.total, items: body.items?.length });
      }
    });
    const begun = await house.as<Seen>('administrator', 'POST /routing/views/case-board/rebuild', {});
    expect(begun).toMatchObject({ status: 202, body: { view: 'case-board', stands: before.version } });
    const built: Seen[] = [];
    let during = 0;
    try {
      built.push(await swapped('case-board', before));
      during = totals.length;
      for (let round = 0; round < 2; round++) {
        expect((await house.as('administrator', 'POST /routing/views/case-board/rebuild', { anew: true })).status).toBe(202);
        built.push(await swapped('case-board', built.at(-1)));
      }
    } finally {
      over.yet = true;
      await Promise.all(readers);
    }
    const [after] = built;
    expect(after).toMatchObject({ stands: before.version, rows: 5, differing: 1 });
    expect(new Set([before, ...built].map(({ since }) => since)).size).toBe(4);
    expect(during).toBeGreaterThan(0);
    expect(new Set(totals.map(({ status, total, items }) => `${status} ${total} ${items}`))).toEqual(new Set(['200 5 5']));
    await house.quiet();
    const [, board] = everyView(house).find(([, view]) => view.given.view.name === 'case-board') ?? [];
    expect(board && (await compareWithRebuild(board))).toEqual([]);
  }, 240_000);

  it('and who had it built anew, and what was found, stands in the log', async () => {
    const said = await house.asks<{ data: string; meta: string }>(`select data, meta from routing.event where type = 'ViewRebuilt' order by gpos`);
    expect(said.map(({ data }) => JSON.parse(data) as { differing: number })).toMatchObject([{ view: 'case-board', rows: 5, differing: 1 }, { differing: 0 }, { differing: 0 }]);
    expect(said.map(({ meta }) => (JSON.parse(meta) as { actor: { id: string } }).actor.id)).toEqual(Array.from({ length: 3 }, () => 'administrator'));
  });
});

describe('npm run rebuild', () => {
  it('shows how the views stand, and has one built anew', async () => {
    await house.app.listen(0, '127.0.0.1');
    const hall = await house.app.getUrl();
    const { token } = await house.app.get(Tokens).sign({ id: 'u-administrator', name: '', role: 'administrator' });
    const command = async (...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> => {
      const child = spawn(process.execPath, ['deploy/run/rebuild.mjs', ...words, '--hall', hall], { cwd: resolve(__dirname, '../..'), env: { PATH: process.env['PATH'], HALL_TOKEN: token }, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      return { code: await new Promise(settle => child.once('close', settle)), said };
    };
    const [list, built, unknown] = [await command(), await command('routing', 'case-board'), await command('routing', 'no-such-view')];
    expect(list).toMatchObject({ code: 0, said: expect.stringMatching(/ {2}routing {5}case-board v\d+ +[\d,]+ {2}跟随中 following\n/) as string });
    expect(built).toMatchObject({ code: 0, said: expect.stringMatching(/case-board of routing was built anew and swapped in: 5 rows, 0 of them unlike what stood before\.\n$/) as string });
    expect(unknown).toEqual({ code: 2, said: expect.stringMatching(/^[^\n]+\nThe hall did not do it: POST \/routing\/views\/no-such-view\/rebuild \(404 There is no view no-such-view here\.\)\.\n$/) as string });
  }, 600_000);
});

describe('A hall that starts with a newer version of a view', () => {
  it('shows the rows that the last version has left, then its own, and counts nothing twice', async () => {
    await house.stop();
    await house.asks(`update routing_views.view_standing set version = 0 where view = 'department-desk'`);
    await house.asks(`update routing.lease set name = regexp_replace(name, ':[0-9]+<-', ':0<-') where name like 'view:department-desk:%<-%' and name not like '%~%'`);
    await house.restart();
    const during = await house.as<{ total: number }>(`handler@${water}`, 'GET /routing/desk');
    expect([during.status, during.body.total]).toEqual([200, 5]);
    const after = await settled('department-desk');
    expect(after).toMatchObject({ stands: after.version, rows: 10, differing: 0 });
    await house.quiet();
    for (const [service, view] of everyView(house)) if (service === 'routing') expect([view.consumer, await compareWithRebuild(view)]).toEqual([view.consumer, []]);
  }, 600_000);
});
