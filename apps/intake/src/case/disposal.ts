// What each way out of the window asks for: departments with one lead, an organ, a day for the result; and when two disposals mean the same.
import { refuseIntake, refuseIntakeUnder, type CaseDisposed, type Way } from '@onehall/contracts';
import type { Law } from '@onehall/rulebook';

export type Asked = NonNullable<CaseDisposed['data']['departments']>[number];

/** By which way a case goes, and to whom. `answerBy` is the day set in an assignment letter. */
export interface Disposal {
  readonly way: Way;
  readonly departments?: readonly Asked[];
  readonly organ?: string;
  readonly answerBy?: string;
}

/** The rules of the law that allow each way, domain rules T03–T07. */
export const ruleOfWay: Readonly<Record<Way, string>> = { transfer: 'T03', assign: 'T04', 'political-legal': 'T05', discipline: 'T06', urgent: 'T07' };

/** Throws what the way needs and was not given, or was given and has no place in it. */
export function checkDisposal(disposal: Disposal, today: string, law: Law): void {
  switch (disposal.way) {
    case 'transfer':
      checkDepartments(disposal, law);
      return checkNoAnswerBy(disposal, law);
    case 'assign':
      checkDepartments(disposal, law);
      if (disposal.answerBy === undefined || disposal.answerBy <= today) throw refuseIntakeUnder(law, 'ANSWER_BY_NEEDED');
      return;
    case 'political-legal':
    case 'discipline':
      if (disposal.organ === undefined) throw refuseIntakeUnder(law, 'ORGAN_NEEDED', { article: law.article(ruleOfWay[disposal.way]) });
      return checkNoDepartments(disposal, law);
    case 'urgent':
      return checkNoDepartments(disposal, law);
  }
}

function checkDepartments({ departments = [], organ }: Disposal, law: Law): void {
  if (organ !== undefined) throw refuseIntake('ORGAN_NOT_FOR_THIS_WAY');
  if (departments.length === 0) throw refuseIntakeUnder(law, 'DEPARTMENT_NEEDED');
  if (new Set(departments.map(({ department }) => department)).size < departments.length) throw refuseIntake('DEPARTMENT_TWICE');
  if (departments.filter(({ part }) => part === 'lead').length !== 1) throw refuseIntakeUnder(law, 'LEAD_NEEDED');
}

function checkNoDepartments(disposal: Disposal, law: Law): void {
  if (disposal.departments !== undefined) throw refuseIntake('DEPARTMENT_NOT_FOR_THIS_WAY');
  checkNoAnswerBy(disposal, law);
}

function checkNoAnswerBy({ answerBy }: Disposal, law: Law): void {
  if (answerBy !== undefined) throw refuseIntakeUnder(law, 'ANSWER_BY_NOT_FOR_THIS_WAY');
}

/** Whether two disposals say the same; the order of the departments does not count. */
export const sameDisposal = (one: Disposal, other: Disposal): boolean => meaning(one) === meaning(other);

const meaning = ({ way, departments = [], organ, answerBy }: Disposal): string =>
  JSON.stringify([way, departments.map(({ department, part }) => `${department} ${part}`).sort(), organ ?? null, answerBy ?? null]);
