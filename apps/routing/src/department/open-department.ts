// A department enters the hall's register with its names, its superior and what it answers for.
import { DepartmentOpened, refuseRouting, type DepartmentEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { sameWords, type Department } from './department.js';

export class OpenDepartment {
  constructor(
    readonly department: string,
    readonly given: { readonly name: string; readonly aliases: readonly string[]; readonly superior?: string | undefined; readonly remits: readonly string[] },
  ) {}
}

/** An id is used once: a department that was closed does not come back under it. */
export const openDepartment: Decide<OpenDepartment, Department, DepartmentEvent, Law> = ({ department, given }, state, { law, now }) => {
  const { name, aliases, superior, remits } = given;
  switch (state.phase) {
    case 'unknown':
      if (department === 'hall') throw refuseRouting('RESERVED_NAME');
      if (superior === department) throw refuseRouting('ITS_OWN_SUPERIOR');
      return [DepartmentOpened({ department, name, aliases: [...aliases], remits: [...remits], openedOn: law.day(now), ...(superior !== undefined && { superior }) })];
    case 'open':
      if (state.name !== name || state.superior !== superior || !sameWords(state.aliases, aliases) || !sameWords(state.remits, remits)) throw refuseRouting('ALREADY_OPEN');
      return []; // said twice, meant once
    case 'closed':
      throw refuseRouting.under(law, 'DEPARTMENT_CLOSED');
  }
};
