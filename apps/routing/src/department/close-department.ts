// A department is closed; where it was merged or split, the register names who follows it.
import { DepartmentClosed, refuseRouting, type DepartmentEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Department } from './department.js';

export class CloseDepartment {
  constructor(
    readonly department: string,
    /** `holds`: how many cases of it go on, as the window has counted them. */
    readonly given: { readonly successor?: string | undefined; readonly holds?: number } = {},
  ) {}
}

export const closeDepartment: Decide<CloseDepartment, Department, DepartmentEvent, Law> = ({ department, given: { successor, holds = 0 } }, state, { law, now }) => {
  switch (state.phase) {
    case 'unknown':
      throw refuseRouting('UNKNOWN_DEPARTMENT');
    case 'open':
      if (successor === department) throw refuseRouting('ITS_OWN_SUCCESSOR');
      // The law has the successor accept what is sent to it: so nothing is left behind, but withdrawn, handed over or ended first.
      if (holds > 0) throw refuseRouting.under(law, 'DEPARTMENT_HOLDS_CASES', { zh: `该单位还有 ${holds} 件未办结的信访事项，应当先撤回、移交或者办结。`, en: `Cases of this department that go on: ${holds}. They are withdrawn, handed over or ended first.` });
      return [DepartmentClosed({ department, closedOn: law.day(now), ...(successor !== undefined && { successor }) })];
    case 'closed':
      if (state.successor !== successor) throw refuseRouting.under(law, 'DEPARTMENT_CLOSED');
      return []; // said twice, meant once
  }
};
