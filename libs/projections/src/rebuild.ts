// A view is built anew beside the one that serves: a shadow table is filled from the first event, compared or swapped in; no reader waits.
import type { DataSource, EntityManager } from 'typeorm';
import type { Row } from './any-view.js';
import { quoted } from './statement.js';
import { sentenceOf, troubleOf } from './trouble.js';
import type { Way } from './view-batch.js';
import { ViewFollower } from './view-follower.js';
import { advanceAll, type Checkpoint } from './watermark.js';

/** A row that the live table and the rebuilt one do not agree about; null: it is missing there. */
export interface Difference {
  readonly live: Row | null;
  readonly rebuilt: Row | null;
}

/** While the shadow is further behind than this, the live view is not held up. */
const near = 500;
const swapAttempts = 20;

/**
 * Fills `<table>__shadow` from position 0 while the live view goes on, catches up, and swaps it in by renaming, in one transaction with the live watermark and the
 * parking lot. The follower must be started and hold its leases. Indexes get new names. `tables`: a login that owns the view's table, the follower's own by default.
 */
export async function rebuild(live: ViewFollower, tables: DataSource = live.given.dataSource): Promise<void> {
  await withShadow(live, tables, (shadow, ways) => swap({ live, shadow, tables }, ways));
}

/** Fills a shadow up to exactly where the live view stands, and answers the rows in which they differ: none, if the view is what the past says. Leaves the live view alone. */
export function compareWithRebuild(live: ViewFollower, tables: DataSource = live.given.dataSource): Promise<readonly Difference[]> {
  return withShadow(live, tables, () => differences(live, tables));
}

const shadowOf = (live: ViewFollower): string => `${live.given.view.table}__shadow`;

/** Makes and fills a shadow, and does `last` while the live view stands still at the same positions. */
async function withShadow<T>(live: ViewFollower, tables: DataSource, last: (shadow: ViewFollower, ways: readonly Way[]) => Promise<T>): Promise<T> {
  const consumer = `${live.consumer}~${await nextBuild(live)}`;
  const shadow = new ViewFollower({ ...live.given, shadow: { consumer, table: shadowOf(live) } });
  await makeShadowTable(live, tables);
  try {
    while ((await lagBehind(live, shadow)) > near) await shadow.followTo(await positionsOf(live));
    return await live.between(async ways => {
      await shadow.followTo(new Map(ways.map(({ source, mark }) => [source, mark.position])));
      return last(shadow, ways);
    });
  } finally {
    await shadow.stop();
    await tables.query(`drop table if exists ${quoted(shadowOf(live))}`);
    await live.given.dataSource.query('delete from parked where consumer = $1', [consumer]);
    live.given.parking.forgetDriver(consumer);
  }
}

/** Builds are numbered, so that the leases of each begin at 0, and a later process can see which one was under way. */
async function nextBuild({ given, consumer }: ViewFollower): Promise<number> {
  const [row] = await given.dataSource.query<{ next: number }[]>(
    `select coalesce(max(substring(name from '~([0-9]+)<-')::int), 0) + 1 as next from ${given.watermarks.leaseTable} where starts_with(name, $1)`,
    [`${consumer}~`],
  );
  return row?.next ?? 1;
}

/** The same columns, keys, indexes and grants as the live table; what an earlier attempt left behind is dropped. */
async function makeShadowTable(live: ViewFollower, tables: DataSource): Promise<void> {
  const [name, shadow] = [live.given.view.table, shadowOf(live)].map(quoted);
  await tables.query(`drop table if exists ${shadow}`);
  await tables.query(`create table ${shadow} (like ${name} including all)`);
  const grants = await tables.query<{ said: string }[]>(
    `select format('grant %s on ${shadow} to %s', string_agg(a.privilege_type, ', '), case a.grantee when 0 then 'public' else a.grantee::regrole::text end) as said
     from pg_class c, aclexplode(c.relacl) a where c.oid = $1::regclass group by a.grantee`,
    [name],
  );
  for (const { said } of grants) await tables.query(said);
}

const positionsOf = (live: ViewFollower): Promise<ReadonlyMap<string, number>> => live.between(ways => Promise.resolve(new Map(ways.map(({ source, mark }) => [source, mark.position]))));

async function lagBehind(live: ViewFollower, shadow: ViewFollower): Promise<number> {
  return [...(await positionsOf(live))].reduce((sum, [service, position]) => sum + position - shadow.position(service), 0);
}

/** What a swap is about. */
interface Swapping {
  readonly live: ViewFollower;
  readonly shadow: ViewFollower;
  readonly tables: DataSource;
}

async function swap(swapping: Swapping, ways: readonly Way[]): Promise<void> {
  const { live } = swapping;
  const marks = ways.map(({ mark }) => mark);
  for (let attempt = 1; ; attempt++) {
    try {
      await advanceAll(marks, checkpoints => rename(swapping, checkpoints));
      return await live.recall();
    } catch (error) {
      // A long read of the live table keeps the rename waiting, and would keep every later reader waiting behind it: give way and try again.
      if (troubleOf(error) !== 'passing' || attempt === swapAttempts) throw error;
      live.given.logger.warn({ consumer: live.consumer, error: sentenceOf(error) }, 'A rebuilt view could not be swapped in yet.');
      for (const mark of marks) if (mark.doubtful) await live.given.watermarks.ask(mark);
    }
  }
}

function rename({ live, shadow, tables }: Swapping, checkpoints: readonly Checkpoint[]): Promise<void> {
  const [name, old, fresh] = [live.given.view.table, `${live.given.view.table}__old`, shadowOf(live)].map(quoted);
  return tables.transaction(async manager => {
    await manager.query(`set local lock_timeout = '500ms'`);
    for (const checkpoint of checkpoints) await call(manager, checkpoint);
    await manager.query(`alter table ${name} rename to ${old}`);
    await manager.query(`alter table ${fresh} rename to ${name}`);
    await manager.query(`drop table ${old}`);
    await manager.query('delete from parked where consumer = $1', [live.consumer]);
    await manager.query('update parked set consumer = $1 where consumer = $2', [live.consumer, shadow.consumer]);
  });
}

async function call(manager: EntityManager, checkpoint: Checkpoint): Promise<void> {
  const values: unknown[] = [];
  const text = checkpoint(value => `$${values.push(value)}`);
  await manager.query(`select ${text}`, values);
}

async function differences(live: ViewFollower, tables: DataSource): Promise<readonly Difference[]> {
  const { view } = live.given;
  const same = ['hall', ...view.key].map(key => `l.${quoted(key)} = s.${quoted(key)}`).join(' and ');
  return tables.query<Difference[]>(
    `select to_jsonb(l) as live, to_jsonb(s) as rebuilt from ${quoted(view.table)} l full join ${quoted(shadowOf(live))} s on ${same} where to_jsonb(l) is distinct from to_jsonb(s)`,
  );
}
