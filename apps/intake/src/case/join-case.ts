// A further submission about the same matter joins the case that is there (重复信访).
import { refuseIntake, SubmissionJoined, type Channel, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { isFinished, isSecret, onceOpened, type Case } from './case.js';

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
  if (known.submissions.includes(given.submissionId)) return []; // said twice, meant once
  if (isFinished(known)) throw refuseIntake('CASE_FINISHED');
  const { receivedAt, ...joining } = given;
  return [SubmissionJoined({ caseId, ...joining, receivedOn: law.day(receivedAt) })];
};
