// A department is urged (催办): by the hall itself when its clock has run out, or by a supervisor at any time while it has to do with a case that goes on and is no secret.
import { DepartmentUrged, refuseSupervision, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { concerns, type WatchedCase } from './case.js';
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
    if (state.sealed) throw refuseSupervision('CONFIDENTIAL', { article: law.article('R-CF-01') });
    if (state.clocks[theCase]) throw refuseSupervision('CASE_ENDED');
    if (!concerns(state, department)) throw refuseSupervision('NOTHING_OWED');
    return [DepartmentUrged({ ...urge, ground: given.ground, wording: given.wording })];
  }
  const { clockId } = given;
  if (state.sealed || state.clocks[theCase]) return [];
  const clock = state.clocks[clockId];
  if (clock?.phase !== 'running' || !clock.ranOut) return []; // what was done meanwhile, even late, needs no urging
  return [DepartmentUrged({ ...urge, clockId, ground: `${clock.term.article}：期限 ${clock.term.on} 已过` })];
};
