// What each way out of the window asks for: departments with one lead, an organ, a day for the result; and when two disposals mean the same.
import { refuseIntake, type CaseDisposed, type Way } from '@onehall/contracts';

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
export function checkDisposal(disposal: Disposal, today: string): void {
  switch (disposal.way) {
    case 'transfer':
      checkDepartments(disposal);
      return checkNoAnswerBy(disposal);
    case 'assign':
      checkDepartments(disposal);
      if (disposal.answerBy === undefined || disposal.answerBy <= today) throw refuseIntake('ANSWER_BY_NEEDED');
      return;
    case 'political-legal':
    case 'discipline':
      if (disposal.organ === undefined) throw refuseIntake('ORGAN_NEEDED');
      return checkNoDepartments(disposal);
    case 'urgent':
      return checkNoDepartments(disposal);
  }
}

function checkDepartments({ departments = [], organ }: Disposal): void {
  if (organ !== undefined) throw refuseIntake('ORGAN_NOT_FOR_THIS_WAY');
  if (departments.length === 0) throw refuseIntake('DEPARTMENT_NEEDED');
  if (new Set(departments.map(({ department }) => department)).size < departments.length) throw refuseIntake('DEPARTMENT_TWICE');
  if (departments.filter(({ part }) => part === 'lead').length !== 1) throw refuseIntake('LEAD_NEEDED');
}

function checkNoDepartments(disposal: Disposal): void {
  if (disposal.departments !== undefined) throw refuseIntake('DEPARTMENT_NOT_FOR_THIS_WAY');
  checkNoAnswerBy(disposal);
}

function checkNoAnswerBy({ answerBy }: Disposal): void {
  if (answerBy !== undefined) throw refuseIntake('ANSWER_BY_NOT_FOR_THIS_WAY');
}

/** Whether two disposals say the same; the order of the departments does not count. */
export const sameDisposal = (one: Disposal, other: Disposal): boolean => meaning(one) === meaning(other);

const meaning = ({ way, departments = [], organ, answerBy }: Disposal): string =>
  JSON.stringify([way, departments.map(({ department, part }) => `${department} ${part}`).sort(), organ ?? null, answerBy ?? null]);
