// A view that is built anew while sixteen people read it, and a build that is killed half-way.
import type { View } from '@onehall/kernel';
import { deskServiceOf, deskTable, deskView, eventually, smallHall, startHolder, type DeskEvent, type Holder, type OnDesk, type SmallHall, type Spoken } from '@onehall/testing';
import { openViews, type ViewDatabase } from './database.js';
import { compareWithRebuild, rebuild } from './rebuild.js';
import { ViewFollower } from './view-follower.js';
import { ViewReader } from './view-reader.js';

let hall: SmallHall;
const undo: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake'], [deskTable, 'create index desk_by_day on desk (hall, "registeredOn")']);
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  await hall.close();
});

const view: View<OnDesk, 'caseId', DeskEvent> = deskView();
function started(): ViewFollower {
  const { views: dataSource, sources, vault, parking, logger } = hall;
  const made = new ViewFollower({ view, service: 'routing', dataSource, sources, vault, watermarks: hall.watermarks(), parking, logger, serviceOf: deskServiceOf });
  undo.push(() => made.stop());
  made.start();
  return made;
}
const cases = Array.from({ length: 40 }, (_, n) => `case-${n}`);
const steps = (count: number, from = 0): Spoken[] => Array.from({ length: count }, (_, n) => ({ type: 'StepTaken', data: { caseId: cases[n % cases.length], step: from + n } }));
const database = (): Promise<ViewDatabase> => openViews(hall.database.url('routing_app'), 'routing').then(opened => (undo.push(() => opened.destroy()), opened));

describe('Sixteen people read a view while it is built anew', () => {
  it('and no read fails, waits long, or sees an empty or half table, also in the moment of the swap', async () => {
    const live = started();
    await hall.say('routing', ...steps(400));
    await hall.quiet(live);
    const readers = await Promise.all(Array.from({ length: 3 }, async () => new ViewReader(await database())));
    const over = { yet: false };
    const reads: { readonly began: number; readonly ended: number; readonly total: number; readonly items: number }[] = [];
    const read = async (nth: number): Promise<void> => {
      const reader = readers[nth % readers.length];
      while (!over.yet && reader) {
        const began = Date.now();
        const { items, total } = await reader.page(view, { hall: 'hall', order: [['caseId', 'ASC']], size: 200 });
        const one = await reader.one(view, 'hall', { caseId: cases[nth] ?? '' });
        reads.push({ began, ended: Date.now(), total: one ? total : -1, items: items.length });
      }
    };
    const reading = Promise.all(Array.from({ length: 16 }, (_, nth) => read(nth)));
    const saying = (async () => {
      for (let n = 400; !over.yet; n += cases.length) await hall.say('routing', ...steps(cases.length, n));
    })();
    const swaps: number[] = [];
    for (let round = 0; round < 6; round++) {
      expect(await rebuild(live)).toEqual({ rows: 40, differing: 0 });
      swaps.push(Date.parse((await hall.views.query<{ since: string }[]>('select since from view_standing'))[0]?.since ?? ''));
    }
    over.yet = true;
    await Promise.all([reading, saying]);
    const during = reads.filter(({ began, ended }) => swaps.some(swap => began <= swap && swap <= ended));
    expect(during.length).toBeGreaterThan(0);
    expect(new Set(reads.map(({ total, items }) => `${total}/${items}`))).toEqual(new Set(['40/40']));
    await hall.quiet(live);
    expect(await compareWithRebuild(live)).toEqual([]);
  }, 600_000);

  it('and a row that somebody had changed by hand is counted, and put right', async () => {
    const live = started();
    await hall.say('routing', ...steps(80));
    await hall.quiet(live);
    await hall.views.query(`update desk set "lastStep" = -1 where "caseId" in ('case-3', 'case-4')`);
    await hall.views.query(`delete from desk where "caseId" = 'case-5'`);
    expect(await rebuild(live)).toEqual({ rows: 40, differing: 3 });
    expect(await hall.views.query(`select count(*)::int as n from desk where "lastStep" >= 0`)).toEqual([{ n: 40 }]);
    expect(await rebuild(live)).toEqual({ rows: 40, differing: 0 });
  });
});

describe('A build that is killed half-way', () => {
  const shadow = async (): Promise<{ readonly table: string | null; readonly live: string; readonly build: number | null; readonly rows: string }> => {
    const [found] = await hall.views.query<{ table: string | null; live: string; build: number | null; rows: string }[]>(
      `select to_regclass('desk__shadow')::oid::text as table, 'desk'::regclass::oid::text as live, (select build from view_build) as build, (select max(position) from lease where name like 'view:desk:1~%<-routing')::text as rows`,
    );
    if (!found) throw new Error('A select without from gives a row.');
    return found;
  };
  const builder = (): Holder => {
    const holder = startHolder({ role: 'rebuilder', service: 'routing', url: hall.database.url('routing_app'), leaseSeconds: 1, vault: hall.keys });
    undo.push(() => holder.kill());
    return holder;
  };
  const firstReads = (holder: Holder): readonly number[] => holder.told.filter(({ sentence }) => sentence === 'reads routing').map(({ position = -1 }) => position);

  it('goes on from where it was, in the table that it had begun, and nothing counts twice', async () => {
    await hall.views.query(`insert into view_standing (view, version) values ('desk', 1)`);
    const live = started();
    await hall.say('routing', ...steps(1_500));
    await hall.quiet(live);
    await live.stop();
    const first = builder();
    await eventually(() => firstReads(first).some(position => position >= 600));
    await first.kill();
    const left = await shadow();
    const position = Number(left.rows);
    expect(left).toMatchObject({ table: expect.stringMatching(/^\d+$/) as string, build: 1 });
    expect([position >= 500, position < 1_500]).toEqual([true, true]);
    expect(await hall.views.query('select count(*)::int as n from desk')).toEqual([{ n: 40 }]);

    const second = builder();
    await eventually(() => second.told.some(({ sentence }) => sentence === 'rebuilt'));
    expect(firstReads(second)[0]).toBe(position);
    expect(await shadow()).toMatchObject({ table: null, live: left.table, build: null });
    await second.leave();
    const again = started();
    await hall.quiet(again);
    expect(await compareWithRebuild(again)).toEqual([]);
    const trails = await hall.views.query<{ trail: number[] }[]>('select trail from desk');
    expect(trails.flatMap(({ trail }) => trail).sort((one, other) => one - other)).toEqual(Array.from({ length: 1_500 }, (_, n) => n));
  }, 600_000);

  it('begins anew where the table has another shape today', async () => {
    await hall.views.query(`insert into view_standing (view, version) values ('desk', 1)`);
    const live = started();
    await hall.say('routing', ...steps(1_000));
    await hall.quiet(live);
    await live.stop();
    const first = builder();
    await eventually(() => firstReads(first).some(position => position >= 300));
    await first.kill();
    const left = await shadow();
    await hall.views.query('alter table desk add column more text');
    const second = builder();
    await eventually(() => second.told.some(({ sentence }) => sentence === 'rebuilt'));
    expect(firstReads(second)[0]).toBe(0);
    expect((await shadow()).live).not.toBe(left.table);
  }, 600_000);
});
