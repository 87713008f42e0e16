// When a case goes to the discipline organ or the political-legal organs, it is taken off every table that has it.
import type { CaseDisposed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ClearTables } from './clear-tables.js';

export const whenCaseDisposedClearTables: Policy<CaseDisposed, ClearTables> = {
  name: 'when-case-disposed-clear-tables',
  on: 'CaseDisposed',
  react({ data: { caseId, way } }) {
    switch (way) {
      case 'discipline':
        return [new ClearTables(caseId)];
      case 'political-legal':
        return [new ClearTables(caseId, 'referred')];
      case 'transfer':
      case 'assign':
      case 'urgent': // reported up, but still the hall's
        return [];
    }
  },
};
