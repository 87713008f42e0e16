// Which version of each view stands in its table, since when, and which one is being built beside it.
import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { AnyView } from './any-view.js';

/** What a view's table holds. `rows`, `differing`: what the last build found, where one was made: how many rows, and in how many of them it differed from what stood before. */
export interface Standing {
  readonly version: number;
  /** In UTC. */
  readonly since: string;
  readonly rows: number | null;
  readonly differing: number | null;
}

/** A build that was begun and not finished. */
export interface Build {
  readonly version: number;
  readonly build: number;
  /** In UTC. */
  readonly since: string;
}

/** What a build found. `differing` null: nothing stood there with which it could be compared. */
export interface Rebuilt {
  readonly rows: number;
  readonly differing: number | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since`;

/** Two builds with the same fingerprint fold alike, as far as the view's own functions show it: what they call elsewhere they do not show. */
export function fingerprintOf({ name, version, key, on }: AnyView): string {
  const folds = Object.entries(on).map(([type, fold]) => [type, ...Object.values(fold).map(String)]);
  return createHash('sha256').update(JSON.stringify([name, version, key, folds.sort()])).digest('hex');
}

/** Asks and notes in the service's own tables (`projectionMigrations`). */
export class Standings {
  constructor(private readonly dataSource: Pick<DataSource, 'query'> | Pick<EntityManager, 'query'>) {}

  /** Undefined: no version was ever complete. */
  async of({ name }: AnyView): Promise<Standing | undefined> {
    const [row] = await this.query<{ version: number; since: string; rows: string | null; differing: string | null }>(`select version, ${instant('since')}, rows, differing from view_standing where view = $1`, [name]);
    return row && { ...row, rows: numberOf(row.rows), differing: numberOf(row.differing) };
  }

  async stands({ name, version }: AnyView, found?: Rebuilt): Promise<void> {
    await this.query(
      `insert into view_standing (view, version, rows, differing) values ($1, $2, $3, $4)
       on conflict (view) do update set version = excluded.version, since = excluded.since, rows = excluded.rows, differing = excluded.differing`,
      [name, version, found?.rows ?? null, found?.differing ?? null],
    );
  }

  /** Undefined: none is under way. `fits`: only one that would come to what this code comes to. */
  async build(view: AnyView, { fits }: { readonly fits: boolean }): Promise<Build | undefined> {
    const [row] = await this.query<Build>(`select version, build, ${instant('begun_at')} from view_build where view = $1 and (not $2 or (version = $3 and fingerprint = $4))`, [view.name, fits, view.version, fingerprintOf(view)]);
    return row;
  }

  async begins(view: AnyView, build: number): Promise<void> {
    await this.query(
      `insert into view_build (view, version, build, fingerprint) values ($1, $2, $3, $4)
       on conflict (view) do update set version = excluded.version, build = excluded.build, fingerprint = excluded.fingerprint, begun_at = excluded.begun_at`,
      [view.name, view.version, build, fingerprintOf(view)],
    );
  }

  async ends({ name }: AnyView): Promise<void> {
    await this.query('delete from view_build where view = $1', [name]);
  }

  private query<Row>(sql: string, values: unknown[]): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, values);
  }
}

const numberOf = (count: string | null): number | null => (count === null ? null : Number(count));
