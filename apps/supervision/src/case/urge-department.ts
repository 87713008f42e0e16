// A department is urged (催办): by the hall itself when its clock has run out, or by a supervisor at any time while it has to do with a case that is no secret. When the case has ended, only what a conference agreed afterwards is left.
import { DepartmentUrged, refuseSupervision, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { concerns, isOwed, type WatchedCase } from './case.js';
import { theCase } from './clock-ids.js';

/** Either a clock that ran out is the ground, or a supervisor gives one. */
export type Grounds =
  | { readonly clockId: string }
  | { readonly ground: string; readonly wording: string };

export class UrgeDepartment {
  constructor(
    readonly caseId: string,
    readonly given: { readonly urgeId: string; readonly department: string } & Grounds,
  ) {}
}

export const urgeDepartment: Decide<UrgeDepartment, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given }, state, { now, law }) => {
  const { urgeId, department } = given;
  const urge = { caseId, urgeId, department, urgedOn: law.day(now) };
  if ('ground' in given) {
    if (!state.watched) throw refuseSupervision('UNKNOWN_CASE');
    if (state.sealed) throw refuseSupervision.under(law, 'CONFIDENTIAL');
    if (!concerns(state, department)) throw refuseSupervision(state.clocks[theCase] ? 'CASE_ENDED' : 'NOTHING_OWED');
    return [DepartmentUrged({ ...urge, ground: given.ground, wording: given.wording })];
  }
  const { clockId } = given;
  const clock = state.clocks[clockId];
  // What was done meanwhile, even late, needs no urging.
  if (state.sealed || !isOwed(state, clock) || !clock.ranOut) return [];
  return [DepartmentUrged({ ...urge, clockId, ground: `${clock.term.article}：期限 ${clock.term.on} 已过` })];
};
