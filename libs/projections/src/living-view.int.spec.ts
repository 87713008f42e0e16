// A view in the life of the house: a version that was raised takes the place of the last one while that is read, and what was never filled is read by nobody before it is whole.
import type { View } from '@onehall/kernel';
import { deskServiceOf, deskTable, deskView, eventually, smallHall, type DeskEvent, type OnDesk, type SmallHall, type Spoken } from '@onehall/testing';
import { ViewFilling, ViewGate } from './gate.js';
import { LivingView } from './living-view.js';
import { compareWithRebuild } from './rebuild.js';
import type { Source } from './source.js';
import { ViewFollower } from './view-follower.js';
import { ViewReader } from './view-reader.js';

let hall: SmallHall;
const running: { stop(): Promise<void> }[] = [];
beforeEach(async () => {
  hall = await smallHall(['routing', 'intake'], [deskTable]);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(follower => follower.stop()));
  await hall.close();
});

type Desk = View<OnDesk, 'caseId', DeskEvent>;
/** The second version counts steps from one on, where the first says their numbers. */
const counting = (version: number): Desk => {
  const { on, ...rest } = deskView(() => false);
  return { ...rest, version, on: { ...on, StepTaken: { ...on.StepTaken, fold: row => ({ lastStep: (row?.lastStep ?? 0) + 1 }) } } };
};
const numbering = (allergic = false): Desk => deskView(() => allergic);

interface Life {
  readonly living: LivingView;
  readonly reader: ViewReader;
}
/** As a process that has just started. `held`: its sources give nothing until it is let go. */
function life(view: Desk, held?: Promise<void>): Life {
  const { views: dataSource, sources: given, vault, parking, logger } = hall;
  const gate = new ViewGate();
  const slow = (source: Source): Source => Object.assign(Object.create(source) as Source, { read: async (after: number, limit: number) => (await held, source.read(after, limit)) });
  const sources = held ? new Map([...given].map(([service, source]) => [service, slow(source)])) : given;
  const living = new LivingView({ view, service: 'routing', dataSource, sources, vault, watermarks: hall.watermarks(1), parking, logger, serviceOf: deskServiceOf }, gate);
  running.push(living);
  living.start();
  return { living, reader: new ViewReader(dataSource, gate) };
}
const ended = async ({ living }: Life): Promise<void> => void (await living.stop());
const step = (caseId: string, number: number, more: object = {}): Spoken => ({ type: 'StepTaken', data: { caseId, step: number, ...more } });
const lastSteps = async ({ reader }: Life): Promise<Record<string, number | null>> => {
  const { items } = await reader.page(numbering(), { hall: 'hall', size: 200 });
  return Object.fromEntries(items.map(({ caseId, lastStep }) => [caseId, lastStep]));
};
const standing = async (): Promise<unknown> => (await hall.views.query<object[]>('select version, rows::int, differing::int from view_standing where view = $1', ['desk']))[0];
function door(): { readonly held: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const held = new Promise<void>(resolve => (open = resolve));
  return { held, open };
}

describe('A version that was raised', () => {
  it('is built beside the last one, whose rows are read as they were left; then takes their place, and goes on', async () => {
    const first = life(numbering());
    await hall.quiet(first.living);
    await hall.say('routing', step('a', 7), step('a', 9), step('b', 4));
    await hall.quiet(first.living);
    await ended(first);
    await hall.say('routing', step('c', 5));

    const { held, open } = door();
    const second = life(counting(2), held);
    await second.living.decided;
    expect(await lastSteps(second)).toEqual({ a: 9, b: 4 });
    expect(await second.living.look()).toMatchObject({ state: 'building', version: 2, standing: { version: 1 }, building: { since: expect.any(String) as string } });
    expect(await second.living.waitFor('routing', 4, 5_000)).toBe(false);
    open();
    await hall.quiet(second.living);
    expect(await lastSteps(second)).toEqual({ a: 2, b: 1, c: 1 });
    // Compared where the first one was left: all that it had, in which version 2 says otherwise.
    expect(await standing()).toEqual({ version: 2, rows: 3, differing: 2 });
    expect(await second.living.look()).toMatchObject({ state: 'following', version: 2, standing: { version: 2 }, building: undefined });
    await hall.say('routing', step('a', 1));
    await hall.quiet(second.living);
    expect(await lastSteps(second)).toEqual({ a: 3, b: 1, c: 1 });
    expect(await compareWithRebuild(second.living.live)).toEqual([]);
    await ended(second);
    const third = life(counting(2));
    await hall.quiet(third.living);
    expect(await lastSteps(third)).toEqual({ a: 3, b: 1, c: 1 });
  });

  it('never mixes with the last one: what that had parked is taken in, and its own poison is parked', async () => {
    const first = life(numbering(true));
    await hall.quiet(first.living);
    await hall.say('routing', step('a', 7, { poison: true }), step('a', 9), step('b', 4));
    await hall.quiet(first.living);
    await ended(first);
    expect((await hall.parking.cases()).items).toMatchObject([{ consumer: 'view:desk:1', waiting: 2 }]);
    const second = life(counting(2));
    await hall.quiet(second.living);
    expect([await lastSteps(second), await hall.parking.list()]).toEqual([{ a: 2, b: 1 }, []]);
    await ended(second);
    const third = life({ ...numbering(true), version: 3 });
    await hall.quiet(third.living);
    expect([await lastSteps(third), (await hall.parking.cases()).items]).toMatchObject([{ b: 4 }, [{ consumer: 'view:desk:3', case: 'a', waiting: 2 }]]);
  });

  it('can be taken back, and raised again', async () => {
    for (const [view, said] of [[numbering(), 1], [counting(2), 2], [numbering(), 3], [counting(2), 4]] as const) {
      const now = life(view);
      await hall.quiet(now.living);
      await hall.say('routing', step('a', said * 10));
      await hall.quiet(now.living);
      expect(await lastSteps(now)).toEqual({ a: view.version === 1 ? said * 10 : said });
      expect(await compareWithRebuild(now.living.live)).toEqual([]);
      await ended(now);
    }
  });

  it('waits as long as another process serves with the last one, which writes nothing more from then on', async () => {
    const first = life(numbering());
    await hall.quiet(first.living);
    await hall.say('routing', step('a', 7), step('b', 4));
    await hall.quiet(first.living);
    const second = life(counting(2));
    await eventually(() => hall.remarks.some(({ about }) => String(about['error']).includes('follows with version 1')));
    await hall.say('routing', step('a', 8));
    await hall.quiet(first.living);
    expect(await lastSteps(second)).toEqual({ a: 8, b: 4 });
    await ended(first);
    await hall.quiet(second.living);
    expect(await lastSteps(second)).toEqual({ a: 2, b: 1 });
    const old = new ViewFollower({ ...first.living.live.given, watermarks: hall.watermarks(1) });
    running.push(old);
    old.start();
    await eventually(() => hall.remarks.some(({ about }) => String(about['error']).includes('Version 2 of the view desk stands in its table, not 1.')));
    await hall.say('routing', step('a', 8));
    await hall.quiet(second.living);
    expect(await lastSteps(second)).toEqual({ a: 3, b: 1 });
  });
});

describe('A view whose table holds nothing that could be read', () => {
  it('because it is new in a hall with a history, is read by nobody before it is whole', async () => {
    await hall.say('routing', step('a', 7), step('b', 4));
    await hall.sealed();
    const { held, open } = door();
    const fresh = life(numbering(), held);
    await fresh.living.decided;
    await expect(lastSteps(fresh)).rejects.toThrow(new ViewFilling('desk'));
    await ended(fresh);
    const again = life(numbering(), held);
    await again.living.decided;
    await expect(lastSteps(again)).rejects.toThrow(ViewFilling);
    open();
    await hall.quiet(again.living);
    expect(await lastSteps(again)).toEqual({ a: 7, b: 4 });
    expect(await standing()).toEqual({ version: 1, rows: 2, differing: null });
  });

  it('because its table was made anew for its version, likewise', async () => {
    const first = life(numbering());
    await hall.quiet(first.living);
    await hall.say('routing', step('a', 7));
    await hall.quiet(first.living);
    await ended(first);
    await hall.views.query('drop table desk');
    await hall.views.query(deskTable);
    const { held, open } = door();
    const second = life(counting(2), held);
    await second.living.decided;
    await expect(lastSteps(second)).rejects.toThrow(ViewFilling);
    open();
    await hall.quiet(second.living);
    expect(await lastSteps(second)).toEqual({ a: 1 });
  });

  it('is read at once in a hall without a history', async () => {
    const fresh = life(numbering());
    await fresh.living.decided;
    expect(await lastSteps(fresh)).toEqual({});
    expect(await standing()).toEqual({ version: 1, rows: null, differing: null });
  });
});

describe('A living view', () => {
  it('is built anew when somebody asks, one build after the other, and says how that stands', async () => {
    const now = life(numbering());
    await hall.quiet(now.living);
    await hall.say('routing', step('a', 7), step('b', 4));
    await hall.quiet(now.living);
    await hall.views.query(`update desk set "lastStep" = 1 where "caseId" = 'a'`);
    const both = await Promise.all([now.living.rebuild({ anew: false }), now.living.rebuild({ anew: true })]);
    expect(both).toEqual([{ rows: 2, differing: 1 }, { rows: 2, differing: 0 }]);
    expect(await lastSteps(now)).toEqual({ a: 7, b: 4 });
    expect(await now.living.look()).toMatchObject({ view: 'desk', version: 1, state: 'following', standing: { rows: 2, differing: 0 }, building: undefined, failed: undefined });
  });

  it('that is stopped in the middle of a build goes on with it by itself at the next start', async () => {
    const first = life(numbering());
    await hall.quiet(first.living);
    await hall.say('routing', step('a', 7), step('b', 4));
    await hall.quiet(first.living);
    await ended(first);
    const { held, open } = door();
    const second = life(numbering(), held);
    await second.living.decided;
    const building = second.living.rebuild({ anew: false });
    await eventually(async () => (await hall.views.query<object[]>('select from view_build')).length === 1);
    const stopping = Promise.all([expect(building).rejects.toThrow(), ended(second)]);
    open();
    await stopping;
    const third = life(numbering());
    await eventually(async () => (await hall.views.query<object[]>('select from view_build')).length === 0);
    await hall.quiet(third.living);
    expect([await standing(), await lastSteps(third)]).toEqual([{ version: 1, rows: 2, differing: 0 }, { a: 7, b: 4 }]);
  });
});
