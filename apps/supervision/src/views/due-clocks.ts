// Which clocks a timer must speak of today: those whose warning is due, and those whose term is over, and neither has been said.
import type { ViewReader } from '@onehall/platform';
import { runningClocks, type ClockRow } from './running-clocks.js';

export interface DueClock {
  readonly caseId: string;
  readonly clockId: string;
  readonly dueOn: string;
  readonly setBy: string;
  readonly setAt: string;
  /** The legal day on which it fell due. */
  readonly on: string;
}

type Due = Pick<ClockRow, 'caseId' | 'clockId' | 'dueOn' | 'warnOn' | 'setBy' | 'setAt'>;

const columns = ['row."caseId"', 'row."clockId"', 'row."dueOn"', 'row."warnOn"', 'row."setBy"', 'row."setAt"'];

async function asked(views: ViewReader, hall: string, { where, today, limit }: { readonly where: string; readonly today: string; readonly limit: number }): Promise<readonly Due[]> {
  const query = views.query(runningClocks, hall).select(columns).andWhere('row."stoppedOn" is null').andWhere(where, { today });
  return query.orderBy('row."dueOn"', 'ASC').addOrderBy('row."caseId"', 'ASC').limit(limit).getRawMany<Due>();
}

const due = ({ caseId, clockId, dueOn, setBy, setAt }: Due, on: string | null): readonly DueClock[] => (dueOn && setBy && setAt && on ? [{ caseId, clockId, dueOn, setBy, setAt, on }] : []);

/** Clocks of which little is left, not warned of yet; a right is never warned of. */
export async function toWarnOf(views: ViewReader, hall: string, { today, limit }: { readonly today: string; readonly limit: number }): Promise<readonly DueClock[]> {
  const found = await asked(views, hall, { where: `row."warnedOn" is null and row."warnOn" <= :today and row."clock" <> 'C-OBJECT'`, today, limit });
  return found.flatMap(row => due(row, row.warnOn));
}

/** Clocks whose term is over, not said yet. A duty is warned of first, so that the two never change places, however late the timers come. */
export async function toRunOut(views: ViewReader, hall: string, { today, limit }: { readonly today: string; readonly limit: number }): Promise<readonly DueClock[]> {
  const found = await asked(views, hall, { where: `row."ranOutOn" is null and row."dueOn" < :today and (row."warnedOn" is not null or row."clock" = 'C-OBJECT')`, today, limit });
  return found.flatMap(row => due(row, row.dueOn));
}
