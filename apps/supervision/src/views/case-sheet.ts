// The sheet of a case as a supervisor reads it: every run of every clock with its moves, and every urge with its answer.
import type { ClockMoved, DepartmentUrged, SupervisionCaseEvent } from '@onehall/contracts';
import type { Personal, Recorded } from '@onehall/kernel';
import { moveOf, type Law, type Move } from '@onehall/rulebook';
import { labelOf, lampOf, type Lamp, type Lit } from './lights.js';

export interface Run extends Lit {
  readonly clockId: string;
  readonly holder: string;
  readonly provisional: boolean;
  readonly moves: readonly Move[];
  readonly warnedOn: string | null;
  readonly ranOutOn: string | null;
}

export type UrgeRead = Omit<DepartmentUrged['data'], 'caseId'> & { readonly answeredOn?: string; readonly answer?: Personal<string> };

export interface CaseSheet {
  readonly number: string | null;
  readonly openedOn: string | null;
  readonly confidential: boolean;
  readonly runs: readonly Run[];
  readonly urges: readonly UrgeRead[];
}

/** Folds all of supervision's events of one case. */
export const sheetOf = (events: readonly Recorded<SupervisionCaseEvent>[]): CaseSheet => events.reduce(fold, { number: null, openedOn: null, confidential: false, runs: [], urges: [] });

/** Changes the latest run of a clock; a stop that came before the start changes nothing. */
function latest(sheet: CaseSheet, clockId: string, change: (run: Run) => Partial<Run>): CaseSheet {
  const index = sheet.runs.findLastIndex(run => run.clockId === clockId);
  return { ...sheet, runs: sheet.runs.map((run, place) => (place === index ? { ...run, ...change(run) } : run)) };
}

function fold(sheet: CaseSheet, event: Recorded<SupervisionCaseEvent>): CaseSheet {
  const { type, data } = event;
  switch (type) {
    case 'CaseWatched':
      return { ...sheet, number: data.number, openedOn: data.openedOn };
    case 'WatchSealed':
      return { ...sheet, confidential: true };
    case 'ClockStarted': {
      const { clockId, clock, holder, startedOn, term } = data;
      const { on: dueOn, article, provisional = false } = term;
      return { ...sheet, runs: [...sheet.runs, { clockId, clock, holder, startedOn, dueOn, article, provisional, moves: [], warnedOn: null, ranOutOn: null, stoppedOn: null, daysLate: null }] };
    }
    case 'ClockMoved':
      return latest(sheet, data.clockId, run => moved(run, event));
    case 'ClockStopped':
      return latest(sheet, data.clockId, () => ({ stoppedOn: data.stoppedOn, daysLate: data.daysLate }));
    case 'ClockWarned':
      return latest(sheet, data.clockId, () => ({ warnedOn: data.warnedOn }));
    case 'ClockRanOut':
      return latest(sheet, data.clockId, () => ({ ranOutOn: data.ranOutOn }));
    case 'DepartmentUrged': {
      const { urgeId, department, urgedOn, ground, clockId, wording } = data;
      return { ...sheet, urges: [...sheet.urges, { urgeId, department, urgedOn, ground, ...(clockId && { clockId }), ...(wording && { wording }) }] };
    }
    case 'UrgeAnswered':
      return { ...sheet, urges: sheet.urges.map(urge => (urge.urgeId === data.urgeId ? { ...urge, answeredOn: data.answeredOn, answer: data.answer } : urge)) };
  }
}

function moved(run: Run, { data, meta }: Recorded<ClockMoved>): Partial<Run> {
  const { term, startedOn = run.startedOn } = data;
  return { startedOn, dueOn: term.on, provisional: term.provisional ?? false, moves: [...run.moves, moveOf(run, data, meta.at)], warnedOn: null, ranOutOn: null };
}

/** What a department may see of a sheet: its own clocks and what it was urged about. */
export const ofDepartment = (sheet: CaseSheet, department: string): CaseSheet => ({
  ...sheet,
  runs: sheet.runs.filter(({ holder }) => holder === department),
  urges: sheet.urges.filter(urge => urge.department === department),
});

/** A run with its light and the words beside it, on a day. */
export const litUp = (run: Run, today: string, law: Law): Run & { readonly light: Lamp; readonly label: string } => ({ ...run, light: lampOf(run, today, law), label: labelOf(run, today, law) });
