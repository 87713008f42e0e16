// A department is closed; where it was merged or split, the register names who follows it.
import { DepartmentClosed, refuseRouting, type DepartmentEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Department } from './department.js';

export class CloseDepartment {
  constructor(
    readonly department: string,
    readonly given: { readonly successor?: string | undefined } = {},
  ) {}
}

export const closeDepartment: Decide<CloseDepartment, Department, DepartmentEvent, Law> = ({ department, given: { successor } }, state, { law, now }) => {
  switch (state.phase) {
    case 'unknown':
      throw refuseRouting('UNKNOWN_DEPARTMENT');
    case 'open':
      if (successor === department) throw refuseRouting('ITS_OWN_SUCCESSOR');
      return [DepartmentClosed({ department, closedOn: law.day(now), ...(successor !== undefined && { successor }) })];
    case 'closed':
      if (state.successor !== successor) throw refuseRouting('DEPARTMENT_CLOSED', { article: law.article('R-RT-11') });
      return []; // said twice, meant once
  }
};
