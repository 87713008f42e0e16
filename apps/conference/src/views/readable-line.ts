// One line of the list of conferences as somebody reads it, once cases have left the table.
import type { Proceedings } from '../conference/proceedings.js';
import type { ConferenceOnAgenda } from './conference-agenda.js';

type Line = { readonly [Column in keyof ConferenceOnAgenda]: ConferenceOnAgenda[Column] };

/** As the proceedings (`readable`): without the cases that are not for this reader and what may speak of them; of a table with nothing left, that there was one. */
export function readableLine(line: Line, left: Proceedings['left'], isOfDepartment: boolean): Line {
  const cases = line.cases ?? [];
  const kept = cases.filter(caseId => !(caseId in left) || (!isOfDepartment && left[caseId] !== 'discipline'));
  if (kept.length === cases.length) return line;
  const { conferenceId, state } = line;
  const nothing = { heldAt: null, venue: null, subject: null, convener: null, cases: kept, caseCount: kept.length, invited: null, tasks: null, tasksOpen: null, minutesNumber: null };
  return kept.length === 0 ? { ...line, ...nothing, conferenceId, state } : { ...line, subject: null, cases: kept, caseCount: kept.length };
}
