// When intake hands a case to the discipline organ or the political-legal organs, it ends here: what follows is theirs and stays with them.
import type { CaseDisposed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { EndCase } from '../case/end-case.js';

export const whenCaseDisposedEndCase: Policy<CaseDisposed, EndCase> = {
  name: 'when-case-disposed-end-case',
  on: 'CaseDisposed',
  react({ data: { caseId, way, disposedOn, article } }) {
    switch (way) {
      case 'discipline': // and nobody here reads it any more
        return [new EndCase(caseId, { how: 'referred', endedOn: disposedOn, article, confidential: true })];
      case 'political-legal':
        return [new EndCase(caseId, { how: 'referred', endedOn: disposedOn, article })];
      case 'transfer':
      case 'assign':
      case 'urgent': // reported up, but still the hall's
        return [];
    }
  },
};
