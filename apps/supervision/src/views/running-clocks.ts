// Which clocks run in which case, who holds them, until when, and how those that stopped stood.
import type { ClockMoved, ClockRanOut, ClockStarted, ClockStopped, ClockWarned } from '@onehall/contracts';
import type { Recorded, View } from '@onehall/kernel';
import { moveOf } from '@onehall/rulebook';

/** A breach that is over: a term that was late when it was moved, or a run that stopped late before it began anew. */
export interface LateBefore {
  readonly holder: string;
  readonly dueOn: string;
  readonly daysLate: number;
}

export interface ClockRow {
  readonly caseId: string;
  readonly clockId: string;
  readonly clock: string | null;
  readonly holder: string | null;
  readonly startedOn: string | null;
  readonly dueOn: string | null;
  readonly warnOn: string | null;
  readonly article: string | null;
  readonly provisional: boolean | null;
  /** The event that set the term: a timer's command is named after it, so it fires once for each term. */
  readonly setBy: string | null;
  /** The instant at which it set it: nothing is said of a term before. */
  readonly setAt: string | null;
  readonly stoppedOn: string | null;
  readonly daysLate: number | null;
  readonly warnedOn: string | null;
  readonly ranOutOn: string | null;
  /** Null: nothing of it was late before. */
  readonly lateBefore: readonly LateBefore[] | null;
}

type ClockEvent = ClockStarted | ClockMoved | ClockStopped | ClockWarned | ClockRanOut;

const rows = ({ data: { caseId, clockId } }: Recorded<ClockEvent>) => [{ caseId, clockId }];

const termOf = ({ id, meta, data: { term, warnOn } }: Recorded<ClockStarted | ClockMoved>) => ({
  dueOn: term.on, warnOn, article: term.article, provisional: term.provisional ?? false, setBy: id, setAt: meta.at, warnedOn: null, ranOutOn: null,
});

type Row = Readonly<ClockRow> | undefined;

function lateBefore(row: Row, daysLate: number): Pick<ClockRow, 'lateBefore'> {
  if (!row?.holder || !row.dueOn || daysLate === 0) return { lateBefore: row?.lateBefore ?? null };
  return { lateBefore: [...(row.lateBefore ?? []), { holder: row.holder, dueOn: row.dueOn, daysLate }] };
}

function moved(row: Row, event: Recorded<ClockMoved>): Partial<ClockRow> {
  const { data, meta } = event;
  const { startedOn = row?.startedOn ?? null } = data;
  const move = row?.startedOn && row.dueOn ? moveOf({ ...row, startedOn: row.startedOn, dueOn: row.dueOn }, data, meta.at) : undefined;
  return { ...termOf(event), startedOn, ...lateBefore(row, move?.before.daysLate ?? 0) };
}

export const runningClocks: View<ClockRow, 'caseId' | 'clockId', ClockEvent> = {
  name: 'running-clocks',
  version: 3,
  table: 'running_clocks',
  key: ['caseId', 'clockId'],
  on: {
    ClockStarted: {
      rows,
      fold: (row, event) => ({ ...termOf(event), ...lateBefore(row, row?.daysLate ?? 0), clock: event.data.clock, holder: event.data.holder, startedOn: event.data.startedOn, stoppedOn: null, daysLate: null }),
    },
    ClockMoved: { rows, fold: moved },
    // A stop that came before its start says nothing here: when the clock starts, it is stopped again with the right number of days.
    ClockStopped: { rows, fold: (row, { data: { stoppedOn, daysLate } }) => (row ? { stoppedOn, daysLate } : undefined) },
    ClockWarned: { rows, fold: (_, { data: { warnedOn } }) => ({ warnedOn }) },
    ClockRanOut: { rows, fold: (_, { data: { ranOutOn } }) => ({ ranOutOn }) },
  },
};
