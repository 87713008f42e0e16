// What supervision asks of the clocks: which ones show which light on a day, how many each holder has, and who is late by which clock.
import type { Light } from '@onehall/rulebook';
import type { AtHall, ViewReader } from '@onehall/platform';
import { narrowTo } from '../discretion.js';
import { runningClocks, type ClockRow } from './running-clocks.js';
import { watchList } from './watch-list.js';

// The same rule as lampOf, for the database: a lapsed right shows no light, `warnOn` is the first yellow day, the day after `dueOn` the first red one.
const running = `row."stoppedOn" is null and not (row."clock" = 'C-OBJECT' and row."dueOn" < :today)`;
const shows: Readonly<Record<Light, string>> = {
  red: 'row."dueOn" < :today',
  yellow: 'row."dueOn" >= :today and row."warnOn" <= :today',
  green: 'row."dueOn" >= :today and row."warnOn" > :today',
};

/** On which day, in which hall, and whose clocks; a department asks for its own only. */
export interface Board {
  readonly hall: string;
  readonly today: string;
  readonly holder?: string | undefined;
}

export interface ClockOnBoard extends ClockRow {
  readonly number: string | null;
}

/** Which of them, and for whom. */
export interface Wanted {
  readonly lights: readonly Light[];
  readonly caseId?: string | undefined;
  readonly page?: number | undefined;
  readonly size?: number | undefined;
  readonly reader: AtHall;
}

/** The running clocks that show one of these lights and of which the reader may know, the most urgent first. */
export function clocksOnBoard(views: ViewReader, { hall, today, holder }: Board, wanted: Wanted) {
  const query = views.query(runningClocks, hall).addSelect('watched."number"', 'number').andWhere(running, { today });
  query.leftJoin(watchList.table, 'watched', 'watched."hall" = row."hall" and watched."caseId" = row."caseId"');
  narrowTo(wanted.reader, query).andWhere(`(${wanted.lights.map(light => `(${shows[light]})`).join(' or ')})`);
  if (holder !== undefined) query.andWhere('row."holder" = :holder', { holder });
  if (wanted.caseId !== undefined) query.andWhere('row."caseId" = :caseId', { caseId: wanted.caseId });
  return views.paged<ClockOnBoard>(query, { order: [['dueOn', 'ASC'], ['caseId', 'ASC'], ['clockId', 'ASC']], page: wanted.page, size: wanted.size });
}

/** How many running clocks of each light a holder has. */
export interface Holding {
  readonly holder: string;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
}

/** One line for each holder, the latest first. */
export function holdings(views: ViewReader, { hall, today, holder }: Board): Promise<Holding[]> {
  const query = views.query(runningClocks, hall).select('row."holder"', 'holder').andWhere(running, { today });
  if (holder !== undefined) query.andWhere('row."holder" = :holder', { holder });
  for (const light of ['red', 'yellow', 'green'] as const) query.addSelect(`(count(*) filter (where ${shows[light]}))::int`, light);
  return query.groupBy('row."holder"').orderBy('2', 'DESC').addOrderBy('row."holder"', 'ASC').getRawMany<Holding>();
}

/** Who is late by which clock: `running` are late now, `stopped` were late when they stopped. */
export interface Late {
  readonly holder: string;
  readonly clock: string;
  readonly running: number;
  readonly stopped: number;
  readonly mostDaysLate: number;
}

/** One line for each holder and kind of clock, the worst first. */
export function lateByClock(views: ViewReader, { hall, today, holder }: Board): Promise<Late[]> {
  const late = `case when row."stoppedOn" is null then cast(cast(:today as text) as date) - cast(row."dueOn" as date) else row."daysLate" end`;
  const query = views.query(runningClocks, hall).select('row."holder"', 'holder').addSelect('row."clock"', 'clock');
  query.addSelect('(count(*) filter (where row."stoppedOn" is null))::int', 'running').addSelect('(count(*) filter (where row."stoppedOn" is not null))::int', 'stopped');
  query.addSelect(`max(${late})::int`, 'mostDaysLate').andWhere(`((${running} and ${shows.red}) or row."daysLate" > 0)`, { today });
  if (holder !== undefined) query.andWhere('row."holder" = :holder', { holder });
  return query.groupBy('row."holder"').addGroupBy('row."clock"').orderBy('5', 'DESC').addOrderBy('row."holder"', 'ASC').getRawMany<Late>();
}
