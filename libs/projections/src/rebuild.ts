// A view is built anew beside the one that serves: a shadow table is filled from the first event, compared row by row, and swapped in; no reader waits.
import { OtherLog } from '@onehall/event-store';
import { setTimeout as pause } from 'node:timers/promises';
import type { Row } from './any-view.js';
import { Shadow, shadowOf, type Making } from './shadow.js';
import { Standings, type Rebuilt } from './standings.js';
import { quoted } from './statement.js';
import { mayPass, StillServed, swapIn, swapUnder } from './swap.js';
import { sentenceOf } from './trouble.js';
import type { Way } from './view-batch.js';
import type { ViewFollower, ViewFollowing } from './view-follower.js';

/** A row that the live table and the rebuilt one do not agree about; null: it is missing there. */
export interface Difference {
  readonly live: Row | null;
  readonly rebuilt: Row | null;
}

/** How a build is made. `onProgress`: how many events of all its sources were worked through, of how many. */
export interface Building extends Making {
  readonly onProgress?: ((position: number, of: number) => void) | undefined;
}

/** While the shadow is further behind than this, the live view is not held up. */
const near = 500;
const swapAttempts = 120;
const betweenSwaps = 250;

/**
 * Fills a shadow of a view that lives, going on with one that was broken off; compares both at the same place in the past, while the view goes on from there; catches up and swaps it in.
 * The follower must be started and hold its leases; a failure leaves the live view as it is, and the shadow for another time. Indexes get new names.
 */
export function rebuild(live: ViewFollower, building: Building = {}): Promise<Rebuilt> {
  return withShadow(live.given, building, async shadow => {
    await comeNear(shadow, () => positionsOf(live), building);
    const found = await patiently(live, building, () => compared(live, shadow));
    await comeNear(shadow, () => positionsOf(live), building);
    await patiently(live, building, () =>
      live.between(async ways => {
        await meet(shadow, ways);
        await swapUnder(live, { shadow, ways, found });
      }),
    );
    return found;
  });
}

/**
 * Brings a version into the table of its view where another one stands, or none that is complete. What stands is read as it was left meanwhile; both are compared where it was left, if the shadow still comes past there.
 * Waits as long as another process serves the version that stands.
 */
export function raise(given: ViewFollowing, building: Building = {}): Promise<Rebuilt> {
  return withShadow(given, building, async shadow => {
    const standing = (await new Standings(given.dataSource).of(given.view))?.version;
    const left = standing === undefined ? undefined : await positionsLeft(given, standing);
    let differing: number | null = null;
    if (left && shadow.follower.services.every(service => shadow.follower.position(service) <= (left.get(service) ?? -1))) {
      await shadow.fill(left);
      differing = await countDifferences(given, given.dataSource);
    }
    await comeNear(shadow, () => headsOf(shadow), building);
    return await patiently(shadow.follower, building, async () => {
      await shadow.fill(await headsOf(shadow));
      const found = { rows: await countRows(given, given.dataSource), differing };
      await swapIn(shadow, found, standing);
      return found;
    });
  });
}

/** Fills a shadow up to exactly where the live view stands, and answers the rows in which they differ: none, if the view is what the past says. Leaves the live view alone, and nothing behind. */
export async function compareWithRebuild(live: ViewFollower): Promise<readonly Difference[]> {
  const shadow = await Shadow.open(live.given, { anew: true });
  try {
    await comeNear(shadow, () => positionsOf(live), {});
    return await live.between(async ways => {
      await meet(shadow, ways);
      return live.given.dataSource.query<Difference[]>(differences(live.given));
    });
  } finally {
    await shadow.leave();
  }
}

async function withShadow(given: ViewFollowing, building: Building, work: (shadow: Shadow) => Promise<Rebuilt>): Promise<Rebuilt> {
  const shadow = await Shadow.open(given, building);
  try {
    await shadow.fill(new Map());
    return await work(shadow);
  } catch (error) {
    // What was broken off has followed a log that is another one today: it is of no use.
    if (!(error instanceof OtherLog) || building.anew) throw error;
    await shadow.leave();
    return await withShadow(given, { ...building, anew: true }, work);
  } finally {
    await shadow.rest();
  }
}

async function comeNear(shadow: Shadow, goals: () => Promise<ReadonlyMap<string, number>>, { onProgress }: Building): Promise<void> {
  for (;;) {
    const wanted = await goals();
    const of = [...wanted.values()].reduce((sum, position) => sum + position, 0);
    onProgress?.(shadow.position, of);
    if (of - shadow.position <= near) return;
    await shadow.fill(new Map([...wanted].map(([service, position]) => [service, Math.min(position, shadow.follower.position(service) + 20_000)])));
  }
}

/** Brings the shadow to exactly where the view stands. One that was broken off may be ahead, because the view had not noted yet how far it was. */
async function meet(shadow: Shadow, ways: readonly Way[]): Promise<void> {
  await shadow.fill(new Map(ways.map(({ source, mark }) => [source, mark.position])));
  if (ways.some(({ source, mark }) => shadow.follower.position(source) > mark.position)) throw new StillServed('The view has not come as far yet as its shadow.');
}

/** Both stand at the same place for a moment; a snapshot is taken of that moment, and read while the view goes on. It writes nothing, so that no log waits for it. */
async function compared(live: ViewFollower, shadow: Shadow): Promise<Rebuilt> {
  const runner = live.given.dataSource.createQueryRunner();
  try {
    await live.between(async ways => {
      await meet(shadow, ways);
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('set transaction read only');
      await runner.query(`select from ${quoted(live.given.view.table)} limit 1`);
    });
    const found = { rows: await countRows(live.given, runner), differing: await countDifferences(live.given, runner) };
    await runner.commitTransaction();
    return found;
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }
}

async function patiently<T>({ given }: ViewFollower, { stop }: Building, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || attempt === swapAttempts) throw error;
      if (attempt % 20 === 1) given.logger.warn({ view: given.view.name, error: sentenceOf(error) }, 'A rebuilt view could not be swapped in yet.');
      await pause(betweenSwaps, undefined, stop ? { signal: stop } : {});
    }
  }
}

const positionsOf = (live: ViewFollower): Promise<ReadonlyMap<string, number>> => live.between(ways => Promise.resolve(new Map(ways.map(({ source, mark }) => [source, mark.position]))));

const headsOf = async ({ follower }: Shadow): Promise<ReadonlyMap<string, number>> => new Map(await Promise.all(follower.services.map(async service => [service, await follower.source(service).head()] as const)));

/** Where the version that stands was left, by source; undefined where it never followed. */
async function positionsLeft({ dataSource, watermarks, view }: ViewFollowing, standing: number): Promise<ReadonlyMap<string, number> | undefined> {
  const prefix = `view:${view.name}:${standing}<-`;
  const rows = await dataSource.query<{ name: string; position: string }[]>(`select name, position from ${watermarks.leaseTable} where starts_with(name, $1)`, [prefix]);
  return rows.length === 0 ? undefined : new Map(rows.map(({ name, position }) => [name.slice(prefix.length), Number(position)]));
}

/** A data source, or a runner with a snapshot of its own. */
interface Asked {
  query(sql: string): Promise<unknown>;
}

async function countRows(given: ViewFollowing, asked: Asked): Promise<number> {
  const [row] = (await asked.query(`select count(*) as rows from ${quoted(shadowOf(given))}`)) as { rows: string }[];
  return Number(row?.rows ?? 0);
}

async function countDifferences(given: ViewFollowing, asked: Asked): Promise<number> {
  const [row] = (await asked.query(`select count(*) as differing from (${differences(given)}) d`)) as { differing: string }[];
  return Number(row?.differing ?? 0);
}

function differences(given: ViewFollowing): string {
  const { view } = given;
  const same = ['hall', ...view.key].map(key => `l.${quoted(key)} = s.${quoted(key)}`).join(' and ');
  return `select to_jsonb(l) as live, to_jsonb(s) as rebuilt from ${quoted(view.table)} l full join ${quoted(shadowOf(given))} s on ${same} where to_jsonb(l) is distinct from to_jsonb(s)`;
}
