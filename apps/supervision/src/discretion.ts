// What is left of a matter of the discipline organ in supervision: while it waits to be handed over, the hall's own clock for that; then its number and its day (信访工作条例 第三十条).
import type { AtHall, ViewReader } from '@onehall/platform';
import { routeClock } from './case/clock-ids.js';
import type { CaseSheet } from './views/case-sheet.js';
import type { WatchedRow } from './views/watch-list.js';

type Query = ReturnType<ViewReader['query']>;

/** Those who watch that an accusation is handed over in time. A department and the secretary know nothing of one. */
export const mayKnowOfSecrets = ({ role }: AtHall): boolean => role === 'supervisor' || role === 'auditor' || role === 'router';

/** A line of the watch list that says no more; an ordinary one as it is. */
export function bareLine(line: WatchedRow): WatchedRow {
  if (!line.sealed) return line;
  const routeBy = line.open?.[routeClock];
  const waits = routeBy !== undefined;
  return { ...line, caseId: (waits ? line.caseId : null) as string, open: waits ? { [routeClock]: routeBy } : null, openClocks: waits ? 1 : null, nextDueOn: routeBy ?? null, urges: null, urgesOpen: null };
}

/** A sheet that says no more; of one that was handed over `waits` is false and nothing runs. */
export function bareSheet({ number, openedOn, runs }: CaseSheet): CaseSheet & { readonly waits: boolean } {
  const waiting = runs.filter(({ clockId, stoppedOn }) => clockId === routeClock && stoppedOn === null);
  return { number, openedOn, confidential: true, runs: waiting, urges: [], waits: waiting.length > 0 };
}

/** Narrows a query of clocks (alias `row`, and `watched` for its case) to those of which the caller may know. */
export const narrowTo = (caller: AtHall, query: Query): Query =>
  query.andWhere(mayKnowOfSecrets(caller) ? `(watched."sealed" is not true or row."clockId" = '${routeClock}')` : 'watched."sealed" is not true');
