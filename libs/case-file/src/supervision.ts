// What supervision's words add to the file of a case.
import type { ClockMoved, SupervisionCaseEvent } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import { moveOf } from '@onehall/rulebook';
import type { CaseFile, ClockOnFile } from './file.js';

const clock = (file: CaseFile, clockId: string, change: (clock: ClockOnFile) => ClockOnFile): CaseFile => {
  const before = file.clocks[clockId];
  return before ? { ...file, clocks: { ...file.clocks, [clockId]: change(before) } } : file;
};

/** The new term has neither been warned of nor run out. */
function moved(before: ClockOnFile, { data, meta }: Recorded<ClockMoved>): ClockOnFile {
  const { startedOn = before.startedOn, term, warnOn } = data;
  return { ...before, startedOn, dueOn: term.on, provisional: term.provisional, warnOn, moves: [...before.moves, moveOf(before, data, meta.at)], warnedOn: undefined, ranOutOn: undefined };
}

/** One event of supervision, folded into the file. */
export function foldSupervision(file: CaseFile, event: Recorded<SupervisionCaseEvent>): CaseFile {
  switch (event.type) {
    case 'CaseWatched':
      return file;
    case 'WatchSealed':
      return { ...file, confidential: true };
    case 'ClockStarted': {
      const { clockId, clock: name, holder, startedOn, term, warnOn } = event.data;
      return { ...file, clocks: { ...file.clocks, [clockId]: { clock: name, holder, startedOn, dueOn: term.on, article: term.article, provisional: term.provisional, warnOn, moves: [] } } };
    }
    case 'ClockMoved':
      return clock(file, event.data.clockId, before => moved(before, event));
    case 'ClockStopped':
      return clock(file, event.data.clockId, before => ({ ...before, stoppedOn: event.data.stoppedOn, daysLate: event.data.daysLate, passedTo: event.data.passedTo }));
    case 'ClockWarned':
      return clock(file, event.data.clockId, before => ({ ...before, warnedOn: event.data.warnedOn }));
    case 'ClockRanOut':
      return clock(file, event.data.clockId, before => ({ ...before, ranOutOn: event.data.ranOutOn }));
    case 'DepartmentUrged': {
      const { urgeId, department, urgedOn, ground, clockId, wording } = event.data;
      return { ...file, urges: [...file.urges, { urgeId, department, on: urgedOn, ground, clockId, wording }] };
    }
    case 'UrgeAnswered': {
      const { urgeId, answeredOn, answer } = event.data;
      return { ...file, urges: file.urges.map(urge => (urge.urgeId === urgeId ? { ...urge, answeredOn, answer } : urge)) };
    }
  }
}
