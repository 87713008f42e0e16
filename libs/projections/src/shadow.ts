// A shadow: a table like the view's own, filled from the log beside it. One that was broken off is found again and goes on from where its rows stand.
import { LeaseLost } from '@onehall/event-store';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Standings } from './standings.js';
import { quoted } from './statement.js';
import { ViewFollower, type ViewFollowing } from './view-follower.js';

/** How a shadow is made. `anew`: what an earlier attempt has left is dropped. */
export interface Making {
  readonly anew?: boolean | undefined;
  /** Aborted, the filling stops; what stands then is found again. */
  readonly stop?: AbortSignal | undefined;
}

/** How far a shadow is filled between two looks at whether to stop. */
const portion = 20_000;
/** Another process may be filling it, or was killed: its leases run out. */
const betweenTries = 250;

export const shadowOf = ({ view }: Pick<ViewFollowing, 'view'>): string => `${view.table}__shadow`;

export class Shadow {
  private constructor(
    readonly follower: ViewFollower,
    private readonly making: Making,
  ) {}

  /** Goes on with a build that was broken off, if its table and its code are the ones of today; else begins a new one. */
  static async open(given: ViewFollowing, making: Making = {}): Promise<Shadow> {
    const { view } = given;
    const left = making.anew ? undefined : await new Standings(given.dataSource).build(view, { fits: true });
    const build = left && (await hasSameShape(given)) ? left.build : await begin(given);
    const consumer = `view:${view.name}:${view.version}~${build}`;
    return new Shadow(new ViewFollower({ ...given, shadow: { consumer, table: shadowOf(given) } }), making);
  }

  /** How many events of all its sources it has worked through. */
  get position(): number {
    return this.follower.services.reduce((sum, service) => sum + this.follower.position(service), 0);
  }

  /** Fills up to the given positions and no further. Throws the reason of an abortion, and `OtherLog`. Waits while another process holds its leases. */
  async fill(goals: ReadonlyMap<string, number>): Promise<void> {
    for (const service of this.follower.services) {
      const goal = goals.get(service) ?? 0;
      do {
        this.making.stop?.throwIfAborted();
        await this.step(service, Math.min(goal, this.follower.position(service) + portion));
      } while (this.follower.position(service) < goal);
    }
  }

  /** Gives its leases back. The table stays, and what was parked: the build goes on another time. */
  async rest(): Promise<void> {
    await this.follower.stop();
    this.follower.given.parking.forgetDriver(this.follower.consumer);
  }

  /** Leaves nothing behind. */
  async leave(): Promise<void> {
    const { given, consumer } = this.follower;
    await this.rest();
    await given.dataSource.query(`drop table if exists ${quoted(shadowOf(given))}`);
    await given.dataSource.query('delete from parked where consumer = $1', [consumer]);
    await new Standings(given.dataSource).ends(given.view);
  }

  private async step(service: string, goal: number): Promise<void> {
    for (;;) {
      try {
        return await this.follower.followTo(new Map([[service, goal]]));
      } catch (error) {
        if (!(error instanceof LeaseLost)) throw error;
        await pause(betweenTries, undefined, this.making.stop ? { signal: this.making.stop } : {});
      }
    }
  }
}

/** A new table under a new number, so that its leases begin at 0: the same columns, keys, indexes and grants as the view's own. */
async function begin(given: ViewFollowing): Promise<number> {
  const build = await nextBuild(given);
  await given.dataSource.transaction(async manager => {
    await makeTable(given, manager);
    await new Standings(manager).begins(given.view, build);
  });
  return build;
}

async function nextBuild({ dataSource, watermarks, view }: ViewFollowing): Promise<number> {
  const [row] = await dataSource.query<{ next: number }[]>(
    `select coalesce(max(substring(name from '~([0-9]+)<-')::int), 0) + 1 as next from ${watermarks.leaseTable} where starts_with(name, $1)`,
    [`view:${view.name}:${view.version}~`],
  );
  return row?.next ?? 1;
}

async function makeTable(given: ViewFollowing, manager: EntityManager): Promise<void> {
  const [name, shadow] = [given.view.table, shadowOf(given)].map(quoted);
  await manager.query(`drop table if exists ${shadow}`);
  await manager.query(`create table ${shadow} (like ${name} including all)`);
  const grants = await manager.query<{ said: string }[]>(
    `select format('grant %s on ${shadow} to %s', string_agg(a.privilege_type, ', '), case a.grantee when 0 then 'public' else a.grantee::regrole::text end) as said
     from pg_class c, aclexplode(c.relacl) a where c.oid = $1::regclass group by a.grantee`,
    [name],
  );
  for (const { said } of grants) await manager.query(said);
}

async function hasSameShape(given: ViewFollowing): Promise<boolean> {
  const columns = `(select array_agg((attname, atttypid, atttypmod, attnotnull)::text order by attname) from pg_attribute where attrelid = to_regclass($%) and attnum > 0 and not attisdropped)`;
  const [row] = await given.dataSource.query<{ same: boolean | null }[]>(`select ${columns.replace('%', '1')} = ${columns.replace('%', '2')} as same`, [quoted(given.view.table), quoted(shadowOf(given))]);
  return row?.same === true;
}
