// A department is urged (催办) while it owes something: by the hall itself when its clock has run out, or the day that a superior set and it leads; or by a supervisor at any time. Never about a secret.
import { DepartmentUrged, refuseSupervision, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { hasAnswered, isReplied, owes, type WatchedCase } from './case.js';
import { hallItself, theCase, theDispute } from './clock-ids.js';
import { groundOf, isUrged } from './urged.js';

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
    if (!owes(state, department)) throw refuseSupervision(whyNot(state, department));
    return [DepartmentUrged({ ...urge, department, ground, wording })];
  }
  const { clockId } = given;
  const clock = state.clocks[clockId];
  // What was done meanwhile, even late, needs no urging.
  if (state.sealed || clock?.phase !== 'running' || !clock.ranOut) return [];
  // The hall waits for the lead, if there is one that owes it something; otherwise the lateness is its own.
  const department = clock.holder === hallItself ? state.lead : clock.holder;
  if (department === undefined || !owes(state, department) || isUrged(state, department, clockId)) return [];
  return [DepartmentUrged({ ...urge, department, clockId, ground: groundOf(clock) })];
};

function whyNot(state: WatchedCase, department: string): 'CASE_ENDED' | 'CASE_SETTLED' | 'REPLY_ISSUED' | 'PART_ANSWERED' | 'NOTHING_OWED' {
  if (state.clocks[theCase]) return 'CASE_ENDED';
  if (state.clocks[theDispute]) return 'CASE_SETTLED';
  if (isReplied(state)) return 'REPLY_ISSUED';
  return hasAnswered(state, department) ? 'PART_ANSWERED' : 'NOTHING_OWED';
}
