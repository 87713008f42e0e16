// Who comes to lead when the day is over that a superior or a leader set for the hall is urged at once: the hall could urge nobody when it ran out.
import { DepartmentUrged, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { owes, type WatchedCase } from './case.js';
import { isSuperiors } from './clock-ids.js';
import { groundOf, isUrged } from './urged.js';

export class UrgeLead {
  constructor(
    readonly caseId: string,
    readonly given: { readonly urgeId: string },
  ) {}
}

// One urge, about the day that was over first, however many were set.
export const urgeLead: Decide<UrgeLead, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given: { urgeId } }, state, { now, law }) => {
  const { lead: department, sealed, clocks } = state;
  if (department === undefined || sealed || !owes(state, department)) return [];
  const over = Object.entries(clocks).flatMap(([clockId, clock]) => (isSuperiors(clockId) && clock.phase === 'running' && clock.ranOut ? [{ clockId, clock }] : []));
  const [first] = over.sort((one, other) => (one.clock.term.on < other.clock.term.on ? -1 : 1));
  if (!first || isUrged(state, department, first.clockId)) return [];
  return [DepartmentUrged({ caseId, urgeId, department, clockId: first.clockId, urgedOn: law.day(now), ground: groundOf(first.clock) })];
};
