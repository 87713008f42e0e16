// One of several petitioners withdraws: the case goes on for the others, and ends only with the last of them. Where nobody is to be told any more, no term waits for a notice to be delivered.
import { refuseRouting, SubmissionWithdrawn, type RoutingCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { living } from './acting.js';
import type { Case, LivingCase } from './case.js';
import { checkMayEnd, checkSignedFor } from './end-case.js';
import { termAwaited } from './share.js';
import { isConcluded, stillThere } from './standing.js';

export class WithdrawSubmission {
  constructor(
    readonly caseId: string,
    /** `number`: of the submission that is withdrawn; `reasons`: how its petitioner declared it. */
    readonly given: { readonly number: string; readonly reasons: string },
  ) {}
}

export const withdrawSubmission: Decide<WithdrawSubmission, Case, RoutingCaseEvent, Law> = ({ caseId, given: { number, reasons } }, state, scene) => {
  if (state.phase !== 'unknown') checkMayEnd(state, 'withdrawn', scene.actor);
  const now = living(state, scene);
  checkSignedFor(now, scene.actor);
  if (now.confidential) throw refuseRouting.under(scene.law, 'ONLY_TO_DISCIPLINE');
  // A second declaration brings other reasons, which nobody can compare with the sealed first ones.
  if (now.withdrawn.some(one => one.number === number)) throw refuseRouting('ALREADY_WITHDRAWN');
  if (!now.standing.includes(number)) throw refuseRouting('UNKNOWN_SUBMISSION');
  if (isConcluded(now)) throw refuseRouting('WITHDRAWN_TOO_LATE');
  // What was found by screening goes on also when nobody brings it any more.
  if (stillThere(now).length === 1) throw refuseRouting('LAST_ONE_STANDS');
  const withdrawnOn = scene.law.day(scene.now);
  const terms = now.standing.length === 1 ? waiting(now, withdrawnOn, scene.law) : [];
  return [SubmissionWithdrawn({ caseId, number, withdrawnOn, reasons, ...(terms.length > 0 && { terms }) })];
};

/** As in a case that nobody brought, where they begin at acceptance. After the reply nothing is waited for. */
const waiting = ({ phase, shares }: LivingCase, on: string, law: Law): NonNullable<SubmissionWithdrawn['data']['terms']> =>
  Object.entries(shares).flatMap(([department, share]) => {
    const clock = phase === 'open' ? termAwaited(share, on) : undefined;
    return clock ? [{ department, answerBy: law.deadline(clock, on) }] : [];
  });
