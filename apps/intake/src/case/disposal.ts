// What each way out of the window asks for: departments with one lead, an organ, a day for the result; and when two disposals mean the same.
import { refuseIntake, type CaseDisposed, type Way } from '@onehall/contracts';
import { addDays, wayInForce, type Law } from '@onehall/rulebook';

export type Asked = NonNullable<CaseDisposed['data']['departments']>[number];

/** By which way a case goes, and to whom. `answerBy` is the day set in an assignment letter. */
export interface Disposal {
  readonly way: Way;
  readonly departments?: readonly Asked[];
  readonly organ?: string;
  readonly answerBy?: string;
}

/** Whether it leaves the hall for another organ. */
export const isToOrgan = ({ way }: Disposal): boolean => way === 'political-legal' || way === 'discipline';

/** Throws what the way needs and was not given, or was given and has no place in it. */
export function checkDisposal(disposal: Disposal, today: string, law: Law): void {
  switch (disposal.way) {
    case 'transfer':
      checkDepartments(disposal, law);
      return checkNoAnswerBy(disposal, law);
    case 'assign':
      checkDepartments(disposal, law);
      return checkAnswerBy(disposal, today, law);
    case 'political-legal':
    case 'discipline':
      if (disposal.organ === undefined) throw refuseIntake.under(law, 'ORGAN_NEEDED', { rule: wayInForce(disposal.way, today).rule });
      return checkNoDepartments(disposal, law);
    case 'urgent':
      return checkNoDepartments(disposal, law);
  }
}

function checkDepartments({ departments = [], organ }: Disposal, law: Law): void {
  if (organ !== undefined) throw refuseIntake('ORGAN_NOT_FOR_THIS_WAY');
  if (departments.length === 0) throw refuseIntake.under(law, 'DEPARTMENT_NEEDED');
  if (new Set(departments.map(({ department }) => department)).size < departments.length) throw refuseIntake('DEPARTMENT_TWICE');
  if (departments.filter(({ part }) => part === 'lead').length !== 1) throw refuseIntake.under(law, 'LEAD_NEEDED');
}

function checkNoDepartments(disposal: Disposal, law: Law): void {
  if (disposal.departments !== undefined) throw refuseIntake('DEPARTMENT_NOT_FOR_THIS_WAY');
  checkNoAnswerBy(disposal, law);
}

/** Its clock runs until that day, so a slip of the pen in the year would keep it from ever ending. */
function checkAnswerBy({ answerBy }: Disposal, today: string, law: Law): void {
  if (answerBy === undefined || answerBy <= today) throw refuseIntake.under(law, 'ANSWER_BY_NEEDED');
  const latest = addDays(today, law.settings.answerByAtMostDays);
  if (answerBy > latest) throw refuseIntake('ANSWER_BY_TOO_FAR', { zh: `反馈期限定得过远，不得晚于 ${latest}；请核对年份。`, en: `The day for the result lies too far ahead, after ${latest}: check its year.` });
}

function checkNoAnswerBy({ answerBy }: Disposal, law: Law): void {
  if (answerBy !== undefined) throw refuseIntake.under(law, 'ANSWER_BY_NOT_FOR_THIS_WAY');
}

/** Whether two disposals say the same; the order of the departments does not count. */
export const sameDisposal = (one: Disposal, other: Disposal): boolean => meaning(one) === meaning(other);

const meaning = ({ way, departments = [], organ, answerBy }: Disposal): string =>
  JSON.stringify([way, departments.map(({ department, part }) => `${department} ${part}`).sort(), organ ?? null, answerBy ?? null]);
