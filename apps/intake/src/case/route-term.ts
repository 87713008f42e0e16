// The fifteen days in which the hall sends a case on its way (C-ROUTE): from the earliest day on which a submission was received that stands in it, as long as it lies at the window.
import type { Law, Term } from '@onehall/rulebook';
import type { OpenedCase } from './case.js';
import { waitsSince, type Brought } from './standing.js';

/** From and until when they run once these submissions are the case's; undefined where nothing changes. By the law of the day from which they run. */
export function routeMoved(known: OpenedCase, submissions: readonly Brought[], law: Law): { readonly routeFrom: string; readonly routeBy: Term } | undefined {
  const routeFrom = waitsSince(submissions);
  if (known.phase !== 'open' || routeFrom === undefined || routeFrom === waitsSince(known.submissions)) return undefined;
  return { routeFrom, routeBy: law.on(routeFrom).deadline('C-ROUTE', routeFrom) };
}
