// A further submission about the same matter joins the case that is there (重复信访).
import { refuseIntake, SubmissionJoined, type Channel, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { isSecret, onceOpened, takesNothingIn, type Case } from './case.js';
import { routeMoved } from './route-term.js';
import { broughtAfter } from './standing.js';

/** What joins. */
export interface Joining {
  readonly submissionId: string;
  readonly number: string;
  readonly channel: Channel;
  readonly receivedAt: string;
  /** The day that a superior or a leader set for the hall. */
  readonly answerBy?: string;
}

export class JoinCase {
  constructor(
    readonly caseId: string,
    readonly given: Joining,
  ) {}
}

export const joinCase: Decide<JoinCase, Case, IntakeCaseEvent, Law> = ({ caseId, given }, state, { law }) => {
  const known = onceOpened(state);
  if (isSecret(known)) throw refuseIntake.under(law, 'ACCUSATION_STANDS_ALONE');
  if (known.submissions.some(({ submissionId }) => submissionId === given.submissionId)) return []; // said twice, meant once
  if (takesNothingIn(known)) throw refuseIntake('CASE_FINISHED');
  const { receivedAt, ...joining } = given;
  const joined = SubmissionJoined({ caseId, ...joining, receivedOn: law.day(receivedAt) });
  const moved = routeMoved(known, broughtAfter(known.submissions, joined), law);
  return [moved ? SubmissionJoined({ ...joined.data, routeBy: moved.routeBy }) : joined];
};
