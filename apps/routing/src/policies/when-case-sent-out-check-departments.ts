// When a case was sent out, it does not stay with a department that had been closed by then.
import type { CaseSentOut } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { CheckDepartments } from './return-cases.js';

export const whenCaseSentOutCheckDepartments: Policy<CaseSentOut, CheckDepartments> = {
  name: 'when-case-sent-out-check-departments',
  on: 'CaseSentOut',
  react: ({ data: { caseId, departments } }) => [new CheckDepartments(caseId, departments.map(({ department }) => department))],
};
