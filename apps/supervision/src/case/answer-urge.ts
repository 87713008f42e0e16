// The department that was urged answers, once and in writing.
import { refuseSupervision, UrgeAnswered, type SupervisionCaseEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { WatchedCase } from './case.js';

export class AnswerUrge {
  constructor(
    readonly caseId: string,
    readonly given: { readonly urgeId: string; readonly answer: string },
  ) {}
}

export const answerUrge: Decide<AnswerUrge, WatchedCase, SupervisionCaseEvent, Law> = ({ caseId, given: { urgeId, answer } }, { urges, sealed }, { now, law, actor }) => {
  // A department is not told that the case is the discipline organ's by now: it is just not its own.
  if (sealed) throw refuseSupervision('NOT_YOURS');
  const urge = urges[urgeId];
  if (!urge) throw refuseSupervision('UNKNOWN_URGE');
  if (actor.department !== urge.department) throw refuseSupervision('NOT_YOURS');
  if (urge.answered) throw refuseSupervision('URGE_ANSWERED');
  return [UrgeAnswered({ caseId, urgeId, department: urge.department, answeredOn: law.day(now), answer })];
};
