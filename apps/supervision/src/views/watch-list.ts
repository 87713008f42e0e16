// Which cases are watched: their number, how many duties run on each and when the first is due, and how often somebody was urged.
import type { CaseWatched, ClockMoved, ClockStarted, ClockStopped, DepartmentUrged, UrgeAnswered, WatchSealed } from '@onehall/contracts';
import type { Recorded, View } from '@onehall/kernel';
import { isRight } from '../case/clock-ids.js';

export interface WatchedRow {
  readonly caseId: string;
  readonly number: string | null;
  readonly openedOn: string | null;
  /** The day on which each running duty is due, by clock. */
  readonly open: Readonly<Record<string, string>> | null;
  readonly openClocks: number | null;
  readonly nextDueOn: string | null;
  readonly urges: number | null;
  readonly urgesOpen: number | null;
  /** It is the discipline organ's. */
  readonly sealed: boolean | null;
}

type Watched = CaseWatched | WatchSealed | ClockStarted | ClockMoved | ClockStopped | DepartmentUrged | UrgeAnswered;
type Open = Readonly<Record<string, string>>;

const rows = ({ data: { caseId } }: Recorded<Watched>) => [{ caseId }];

const counted = (open: Open) => ({ open, openClocks: Object.keys(open).length, nextDueOn: Object.values(open).sort()[0] ?? null });

const without = (open: Open, clockId: string): Open => Object.fromEntries(Object.entries(open).filter(([id]) => id !== clockId));

export const watchList: View<WatchedRow, 'caseId', Watched> = {
  name: 'watch-list',
  version: 2,
  table: 'watch_list',
  key: ['caseId'],
  on: {
    CaseWatched: { rows, fold: (row, { data: { number, openedOn } }) => ({ number, openedOn, ...counted(row?.open ?? {}), urges: row?.urges ?? 0, urgesOpen: row?.urgesOpen ?? 0 }) },
    WatchSealed: { rows, fold: () => ({ sealed: true }) },
    ClockStarted: { rows, fold: (row, { data: { clockId, clock, term } }) => (isRight(clock) ? undefined : counted({ ...row?.open, [clockId]: term.on })) },
    ClockMoved: { rows, fold: (row, { data: { clockId, term } }) => (row?.open?.[clockId] ? counted({ ...row.open, [clockId]: term.on }) : undefined) },
    ClockStopped: { rows, fold: (row, { data: { clockId } }) => (row?.open?.[clockId] ? counted(without(row.open, clockId)) : undefined) },
    DepartmentUrged: { rows, fold: row => ({ urges: (row?.urges ?? 0) + 1, urgesOpen: (row?.urgesOpen ?? 0) + 1 }) },
    UrgeAnswered: { rows, fold: row => ({ urgesOpen: Math.max((row?.urgesOpen ?? 0) - 1, 0) }) },
  },
};
