// What is left of a matter of the discipline organ for everybody but its own people: that it came, by which door and when, and where it went (信访工作条例 第三十条).
import type { AtHall } from '@onehall/platform';
import type { OpenedCase } from '../case/case.js';
import type { Submission } from '../submission/submission.js';

type Written = Extract<Submission, { phase: 'registered' }>;

/** Whether what a confidential case says is opened for the caller. */
export const mayOpen = ({ role }: AtHall): boolean => role === 'discipline';

/** A submission without whatever could tell what it says or who brought it. */
export function bareSubmission({ registered }: Written) {
  const { submissionId, caseId, opens, number, channel, receivedAt, purpose } = registered;
  return { submissionId, caseId, opens, number, channel, receivedAt, purpose, confidential: true as const, persons: [] };
}

/** A case without whatever could tell what it says: as it was opened, and as it went. */
export function bareCase(known: OpenedCase) {
  const { caseId, submissionId, number, openedAt, receivedOn, channel, purpose, petitioner, routeBy } = known.opened;
  const { submissions, closed } = known;
  const opened = { caseId, submissionId, number, openedAt, receivedOn, channel, purpose, petitioner, routeBy, confidential: true as const };
  const fact = { opened, submissions, ...(closed && { closed }) };
  return known.phase === 'disposed' ? { ...fact, phase: known.phase, disposed: known.disposed } : { ...fact, phase: known.phase };
}
