// When a case goes to the discipline organ, it is taken off every table that has it.
import type { CaseDisposed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ClearTables } from './clear-tables.js';

export const whenCaseDisposedClearTables: Policy<CaseDisposed, ClearTables> = {
  name: 'when-case-disposed-clear-tables',
  on: 'CaseDisposed',
  react: ({ data: { caseId, way } }) => (way === 'discipline' ? [new ClearTables(caseId)] : []),
};
