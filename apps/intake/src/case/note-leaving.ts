// A submission stands in the case no more: its petitioner has withdrawn it at routing, or it opened a case of its own after all. Whoever withdrew says what to think of that for as long as the settings allow.
import { refuseIntake, SubmissionLeft, type IntakeCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { isSecret, onceOpened, type Case } from './case.js';
import { lastDayToRate } from './rating-term.js';
import { routeMoved } from './route-term.js';
import { broughtAfter } from './standing.js';

export class NoteLeaving {
  constructor(
    readonly caseId: string,
    /** `leftOn` absent: today. */
    readonly given: { readonly number: string; readonly how: SubmissionLeft['data']['how']; readonly leftOn?: string },
  ) {}
}

export const noteLeaving: Decide<NoteLeaving, Case, IntakeCaseEvent, Law> = ({ caseId, given: { number, how, ...given } }, state, { now, law }) => {
  const known = onceOpened(state);
  const leaving = known.submissions.find(one => one.number === number);
  if (!leaving && how === 'withdrawn') throw refuseIntake('UNKNOWN_SUBMISSION');
  if (!leaving || (leaving.withdrawn && how === 'withdrawn')) return []; // said twice, meant once
  const leftOn = given.leftOn ?? law.day(now);
  const rateBy = how === 'withdrawn' && !isSecret(known) ? { rateBy: lastDayToRate(leftOn, law) } : {};
  const left = SubmissionLeft({ caseId, submissionId: leaving.submissionId, number, how, leftOn, ...rateBy });
  return [SubmissionLeft({ ...left.data, ...routeMoved(known, broughtAfter(known.submissions, left), law) })];
};
