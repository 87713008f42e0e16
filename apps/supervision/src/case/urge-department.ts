// A department is urged (催办): by the hall itself when its clock has run out, or the day that a superior set and it leads; or by a supervisor at any time while it has to do with a case that is no secret. When the case is settled or has ended, only what a conference agreed is left.
import { DepartmentUrged, refuseSupervision, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { concerns, type RunningClock, type WatchedCase } from './case.js';
import { hallItself, theCase, theDispute } from './clock-ids.js';

/** Either a clock that ran out is the ground, or a supervisor gives one. */
export type Grounds =
  | { readonly clockId: string }
  | { readonly department: string; readonly ground: string; readonly wording: string };

export class UrgeDepartment {
  constructor(
    readonly caseId: string,
    readonly given: { readonly urgeId: string } & Grounds,
  ) {}
}

export const urgeDepartment: Decide<UrgeDepartment, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given }, state, { now, law }) => {
  const urge = { caseId, urgeId: given.urgeId, urgedOn: law.day(now) };
  if ('ground' in given) {
    const { department, ground, wording } = given;
    if (!state.watched) throw refuseSupervision('UNKNOWN_CASE');
    if (state.sealed) throw refuseSupervision.under(law, 'CONFIDENTIAL');
    if (!concerns(state, department)) throw refuseSupervision(whyNot(state));
    return [DepartmentUrged({ ...urge, department, ground, wording })];
  }
  const { clockId } = given;
  const clock = state.clocks[clockId];
  // What was done meanwhile, even late, needs no urging.
  if (state.sealed || clock?.phase !== 'running' || !clock.ranOut) return [];
  const department = whoDelays(clock, state);
  return department !== undefined && concerns(state, department) ? [DepartmentUrged({ ...urge, department, clockId, ground: `${clock.term.article}：期限 ${clock.term.on} 已过` })] : [];
};

/** The hall waits for the lead, if there is one. */
const whoDelays = ({ holder }: RunningClock, { lead }: WatchedCase): string | undefined => (holder === hallItself ? lead : holder);

function whyNot({ clocks }: WatchedCase): 'CASE_ENDED' | 'CASE_SETTLED' | 'NOTHING_OWED' {
  if (clocks[theCase]) return 'CASE_ENDED';
  return clocks[theDispute] ? 'CASE_SETTLED' : 'NOTHING_OWED';
}
