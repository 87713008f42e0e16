// The moment in which a shadow takes the place of a view's table: renamed in one transaction with the watermarks, the parking lot, and the note of what stands.
import type { EntityManager } from 'typeorm';
import { shadowOf, type Shadow } from './shadow.js';
import { Standings, type Rebuilt } from './standings.js';
import { quoted } from './statement.js';
import { troubleOf } from './trouble.js';
import type { Way } from './view-batch.js';
import type { ViewFollower } from './view-follower.js';
import { advanceAll, type Checkpoint } from './watermark.js';

/** A process still follows with the version that stands: nobody takes the table away under its hands. */
export class StillServed extends Error {
  override readonly name = 'StillServed';
}

/** A long read of the table keeps the rename waiting, and would keep every later reader waiting behind it: give way soon, and try again. */
const lockTimeout = '100ms';

/** What keeps a swap waiting for a moment. */
export const mayPass = (error: unknown): boolean => error instanceof StillServed || troubleOf(error) === 'passing';

/** Swaps under the hands of the follower that lives on the table: its leases are proven, and stay where they are. `ways`: where it stands, and the shadow too. */
export async function swapUnder(live: ViewFollower, { shadow, ways, found }: { readonly shadow: Shadow; readonly ways: readonly Way[]; readonly found: Rebuilt }): Promise<void> {
  await advanceAll(ways.map(({ mark }) => mark), checkpoints => inOne(shadow, checkpoints, manager => renameIn(manager, shadow, found)));
  await live.recall();
}

/** Swaps where nobody of this version follows yet: the leases of the version that stands are taken from it, and those of the new one begin where the shadow is. Throws `StillServed`. */
export function swapIn(shadow: Shadow, found: Rebuilt, standing: number | undefined): Promise<void> {
  return shadow.follower.between(async ways =>
    advanceAll(ways.map(({ mark }) => mark), checkpoints =>
      inOne(shadow, checkpoints, async manager => {
        if (standing !== undefined) await retire(manager, shadow, standing);
        for (const way of ways) await beginAt(manager, shadow, way);
        await renameIn(manager, shadow, found);
      }),
    ),
  );
}

function inOne({ follower }: Shadow, checkpoints: readonly Checkpoint[], effects: (manager: EntityManager) => Promise<void>): Promise<void> {
  return follower.given.dataSource.transaction(async manager => {
    // A view may lose its last moments when the database is killed, but not which table it lives in.
    await manager.query(`set local synchronous_commit = on; set local lock_timeout = '${lockTimeout}'`);
    for (const checkpoint of checkpoints) {
      const values: unknown[] = [];
      const text = checkpoint(value => `$${values.push(value)}`);
      await manager.query(`select ${text}`, values);
    }
    await effects(manager);
  });
}

async function renameIn(manager: EntityManager, { follower: { given, consumer } }: Shadow, found: Rebuilt): Promise<void> {
  const { view } = given;
  const [name, old, fresh] = [view.table, `${view.table}__old`, shadowOf(given)].map(quoted);
  await manager.query(`alter table ${name} rename to ${old}`);
  await manager.query(`alter table ${fresh} rename to ${name}`);
  await manager.query(`drop table ${old}`);
  await manager.query('delete from parked where starts_with(consumer, $1) and consumer <> $2', [`view:${view.name}:`, consumer]);
  await manager.query('update parked set consumer = $1 where consumer = $2', [`view:${view.name}:${view.version}`, consumer]);
  const standings = new Standings(manager);
  await standings.stands(view, found);
  await standings.ends(view);
}

/** Whoever follows with the old version writes nothing more: its leases are held elsewhere, and what stands is another version. */
async function retire(manager: EntityManager, { follower: { given } }: Shadow, standing: number): Promise<void> {
  const { watermarks, view } = given;
  const taken = await manager.query<{ epoch: string | null }[]>(
    `select (${watermarks.schema}.lease_take(l.name, $1, interval '1 s', l.log_id, l.incarnation)).epoch from ${watermarks.leaseTable} l where starts_with(l.name, $2)`,
    [watermarks.owner, `view:${view.name}:${standing}<-`],
  );
  if (taken.some(({ epoch }) => epoch === null)) throw new StillServed(`Another process follows with version ${standing} of the view ${view.name}.`);
}

async function beginAt(manager: EntityManager, { follower }: Shadow, { source: service, mark }: Way): Promise<void> {
  const { watermarks, view } = follower.given;
  const { logId, incarnation } = await follower.source(service).identity();
  const name = `view:${view.name}:${view.version}<-${service}`;
  const [taken] = await manager.query<{ epoch: string | null; pos: string }[]>(`select epoch, pos from ${watermarks.schema}.lease_take($1, $2, interval '1 s', $3, $4)`, [name, watermarks.owner, logId, incarnation]);
  if (!taken || taken.epoch === null) throw new StillServed(`Another process follows the view ${view.name} with version ${view.version}.`);
  await manager.query(`select ${watermarks.schema}.checkpoint($1, $2, $3, $4, $5, interval '0')`, [name, watermarks.owner, taken.epoch, taken.pos, Math.max(mark.position, Number(taken.pos))]);
}
