// What supervision asks of the clocks: which ones show which light on a day, how many each holder has, and who is late by which clock.
import type { Light } from '@onehall/rulebook';
import type { AtHall, ViewReader } from '@onehall/platform';
import { mayKnowOfSecrets, narrowTo } from '../discretion.js';
import { runningClocks, type ClockRow } from './running-clocks.js';
import { watchList } from './watch-list.js';

type Query = ReturnType<ViewReader['query']>;

// The same rule as lampOf, for the database: a lapsed right shows no light, `warnOn` is the first yellow day, the day after `dueOn` the first red one.
const running = `row."stoppedOn" is null and not (row."clock" = 'C-OBJECT' and row."dueOn" < :today)`;
const shows: Readonly<Record<Light, string>> = {
  red: 'row."dueOn" < :today',
  yellow: 'row."dueOn" >= :today and row."warnOn" <= :today',
  green: 'row."dueOn" >= :today and row."warnOn" > :today',
};

/** On which day, for whom, and whose clocks; a department asks for its own only. */
export interface Board {
  readonly reader: AtHall;
  readonly today: string;
  readonly holder?: string | undefined;
}

export interface ClockOnBoard extends ClockRow {
  readonly number: string | null;
}

/** Each clock beside its case. */
const watched = (query: Query): Query => query.leftJoin(watchList.table, 'watched', 'watched."hall" = row."hall" and watched."caseId" = row."caseId"');

/** The clocks that are counted for a reader. Who may know of secrets has them all counted: of those that were handed over none runs. */
const known = (views: ViewReader, reader: AtHall): Query => {
  const query = views.query(runningClocks, reader.hall);
  return mayKnowOfSecrets(reader) ? query : narrowTo(reader, watched(query));
};

/** Which of them. */
export interface Wanted {
  readonly lights: readonly Light[];
  readonly caseId?: string | undefined;
  readonly page?: number | undefined;
  readonly size?: number | undefined;
}

/** The running clocks that show one of these lights and of which the reader may know, the most urgent first. */
export function clocksOnBoard(views: ViewReader, { reader, today, holder }: Board, wanted: Wanted) {
  const query = views.query(runningClocks, reader.hall).addSelect('watched."number"', 'number').andWhere(running, { today });
  narrowTo(reader, watched(query)).andWhere(`(${wanted.lights.map(light => `(${shows[light]})`).join(' or ')})`);
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
export function holdings(views: ViewReader, { reader, today, holder }: Board): Promise<Holding[]> {
  const query = known(views, reader).select('row."holder"', 'holder').andWhere(running, { today });
  if (holder !== undefined) query.andWhere('row."holder" = :holder', { holder });
  for (const light of ['red', 'yellow', 'green'] as const) query.addSelect(`(count(*) filter (where ${shows[light]}))::int`, light);
  return query.groupBy('row."holder"').orderBy('2', 'DESC').addOrderBy('row."holder"', 'ASC').getRawMany<Holding>();
}

/** Who is late by which clock: `running` are late now, `stopped` were late when they stopped, were moved or began anew. */
export interface Late {
  readonly holder: string;
  readonly clock: string;
  readonly running: number;
  readonly stopped: number;
  readonly mostDaysLate: number;
}

/** One line for each holder and kind of clock, the worst first. */
export function lateByClock(views: ViewReader, { reader, today, holder }: Board): Promise<Late[]> {
  const days = `case when row."stoppedOn" is null then cast(cast(:today as text) as date) - cast(row."dueOn" as date) else row."daysLate" end`;
  const isLate = `((${running} and ${shows.red}) or row."daysLate" > 0)`;
  const itself = `case when ${isLate} then jsonb_build_array(jsonb_build_object('holder', row."holder", 'daysLate', ${days}, 'runs', row."stoppedOn" is null)) else '[]' end`;
  const each = known(views, reader).select('row."clock"', 'clock').addSelect(`jsonb_array_elements(coalesce(row."lateBefore", '[]') || ${itself})`, 'breach').andWhere(`(${isLate} or row."lateBefore" is not null)`, { today });
  const query = each.connection.createQueryBuilder().from(`(${each.getQuery()})`, 'late').setParameters(each.getParameters());
  const [whose, runs] = [`late.breach ->> 'holder'`, `coalesce((late.breach ->> 'runs')::boolean, false)`];
  query.select(whose, 'holder').addSelect('late.clock', 'clock').addSelect(`(count(*) filter (where ${runs}))::int`, 'running').addSelect(`(count(*) filter (where not ${runs}))::int`, 'stopped');
  query.addSelect(`max((late.breach ->> 'daysLate')::int)`, 'mostDaysLate');
  if (holder !== undefined) query.where(`${whose} = :holder`, { holder });
  return query.groupBy('1').addGroupBy('2').orderBy('5', 'DESC').addOrderBy(whose, 'ASC').getRawMany<Late>();
}
