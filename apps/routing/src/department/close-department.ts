// A department is closed; where it was merged or split, the register names who follows it.
import { DepartmentClosed, refuseRouting, type DepartmentEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Department } from './department.js';

export class CloseDepartment {
  constructor(
    readonly department: string,
    /** `holds`, `owes`: how many cases of it go on, and how many tasks of conferences it has not reported done, as the window has counted them. */
    readonly given: { readonly successor?: string | undefined; readonly holds?: number; readonly owes?: number } = {},
  ) {}
}

export const closeDepartment: Decide<CloseDepartment, Department, DepartmentEvent, Law> = ({ department, given: { successor, holds = 0, owes = 0 } }, state, { law, now }) => {
  switch (state.phase) {
    case 'unknown':
      throw refuseRouting('UNKNOWN_DEPARTMENT');
    case 'open':
      if (successor === department) throw refuseRouting('ITS_OWN_SUCCESSOR');
      // The law has the successor accept what is sent to it: so nothing is left behind.
      if (holds > 0) throw refuseRouting.under(law, 'DEPARTMENT_HOLDS_CASES', { zh: `该单位还有 ${holds} 件未办结的信访事项：未签收的先撤回，未受理的先提出异议，已受理的先办结，只是保管的先移交。`, en: `Cases of this department that go on: ${holds}. What is not signed for is withdrawn first, what is not accepted is objected to, what is accepted is ended, and what it only keeps is handed over.` });
      if (owes > 0) throw refuseRouting.under(law, 'DEPARTMENT_OWES_TASKS', { zh: `该单位还有 ${owes} 项会议议定事项未完成，应当先报告完成。`, en: `Tasks of conferences that this department has not reported done: ${owes}. They are reported done first.` });
      return [DepartmentClosed({ department, closedOn: law.day(now), ...(successor !== undefined && { successor }) })];
    case 'closed':
      if (state.successor !== successor) throw refuseRouting.under(law, 'DEPARTMENT_CLOSED');
      return []; // said twice, meant once
  }
};
