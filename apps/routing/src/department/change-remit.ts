// What a department answers for changes, and the register says why.
import { DepartmentRemitChanged, refuseRouting, type DepartmentEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { sameWords, type Department } from './department.js';

export class ChangeRemit {
  constructor(
    readonly department: string,
    readonly given: { readonly remits: readonly string[]; readonly reasons: string },
  ) {}
}

export const changeRemit: Decide<ChangeRemit, Department, DepartmentEvent, Law> = ({ department, given: { remits, reasons } }, state, { law, now }) => {
  switch (state.phase) {
    case 'unknown':
      throw refuseRouting('UNKNOWN_DEPARTMENT');
    case 'closed':
      throw refuseRouting.under(law, 'DEPARTMENT_CLOSED');
    case 'open':
      if (sameWords(state.remits, remits)) return []; // said twice, meant once
      return [DepartmentRemitChanged({ department, remits: [...remits], changedOn: law.day(now), reasons })];
  }
};
