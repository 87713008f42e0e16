// When the hall declines a case, it is taken off every table that has it.
import type { CaseDeclined } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ClearTables } from './clear-tables.js';

export const whenCaseDeclinedClearTables: Policy<CaseDeclined, ClearTables> = {
  name: 'when-case-declined-clear-tables',
  on: 'CaseDeclined',
  react: ({ data: { caseId } }) => [new ClearTables(caseId, 'declined')],
};
