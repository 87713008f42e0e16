// When intake tells a petitioner that another organ is competent, the case ends here.
import type { CaseRedirected } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { EndCase } from '../case/end-case.js';

export const whenCaseRedirectedEndCase: Policy<CaseRedirected, EndCase> = {
  name: 'when-case-redirected-end-case',
  on: 'CaseRedirected',
  react: ({ data: { caseId, redirectedOn, article } }) => [new EndCase(caseId, { how: 'redirected', endedOn: redirectedOn, article })],
};
