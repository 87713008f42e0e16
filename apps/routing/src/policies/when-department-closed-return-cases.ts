// When a department was closed, whatever had been sent to it at the last moment comes back to the hall.
import type { DepartmentClosed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ReturnCases } from './return-cases.js';

export const whenDepartmentClosedReturnCases: Policy<DepartmentClosed, ReturnCases> = {
  name: 'when-department-closed-return-cases',
  on: 'DepartmentClosed',
  react: ({ data: { department } }) => [new ReturnCases(department)],
};
