// What each way out of the window asks for: departments with one lead, an organ, a day for the result; and when two disposals mean the same.
import { refuseIntake, type CaseDisposed, type Way } from '@onehall/contracts';
import { answerByFault, wayInForce, type Law } from '@onehall/rulebook';

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
    case 'assign':
      checkDepartments(disposal, law);
      break;
    case 'political-legal':
    case 'discipline':
      if (disposal.organ === undefined) throw refuseIntake.under(law, 'ORGAN_NEEDED', { rule: wayInForce(disposal.way, today).rule });
      checkNoDepartments(disposal);
      break;
    case 'urgent':
      checkNoDepartments(disposal);
  }
  checkAnswerBy(disposal, today, law);
}

function checkDepartments({ departments = [], organ }: Disposal, law: Law): void {
  if (organ !== undefined) throw refuseIntake('ORGAN_NOT_FOR_THIS_WAY');
  if (departments.length === 0) throw refuseIntake.under(law, 'DEPARTMENT_NEEDED');
  if (new Set(departments.map(({ department }) => department)).size < departments.length) throw refuseIntake('DEPARTMENT_TWICE');
  if (departments.filter(({ part }) => part === 'lead').length !== 1) throw refuseIntake.under(law, 'LEAD_NEEDED');
}

function checkNoDepartments({ departments }: Disposal): void {
  if (departments !== undefined) throw refuseIntake('DEPARTMENT_NOT_FOR_THIS_WAY');
}

function checkAnswerBy(disposal: Disposal, today: string, law: Law): void {
  const found = answerByFault(disposal, today, law);
  switch (found?.fault) {
    case undefined:
      return;
    case 'missing':
    case 'not-after-today':
      throw refuseIntake.under(law, 'ANSWER_BY_NEEDED');
    case 'too-far':
      throw refuseIntake('ANSWER_BY_TOO_FAR', { zh: `反馈期限定得过远，不得晚于 ${found.latest}；请核对年份。`, en: `The day for the result lies too far ahead, after ${found.latest}: check its year.` });
    case 'not-for-this-way':
      throw refuseIntake.under(law, 'ANSWER_BY_NOT_FOR_THIS_WAY');
  }
}

/** Whether two disposals say the same; the order of the departments does not count. */
export const sameDisposal = (one: Disposal, other: Disposal): boolean => meaning(one) === meaning(other);

const meaning = ({ way, departments = [], organ, answerBy }: Disposal): string =>
  JSON.stringify([way, departments.map(({ department, part }) => `${department} ${part}`).sort(), organ ?? null, answerBy ?? null]);
