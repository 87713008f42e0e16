// When the hall tells a petitioner which organ is competent, the case is taken off every table that has it.
import type { CaseRedirected } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ClearTables } from './clear-tables.js';

export const whenCaseRedirectedClearTables: Policy<CaseRedirected, ClearTables> = {
  name: 'when-case-redirected-clear-tables',
  on: 'CaseRedirected',
  react: ({ data: { caseId } }) => [new ClearTables(caseId, 'redirected')],
};
