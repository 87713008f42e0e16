// When intake declines a case, it ends.
import type { CaseDeclined } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { EndCase } from '../case/end-case.js';

export const whenCaseDeclinedEndCase: Policy<CaseDeclined, EndCase> = {
  name: 'when-case-declined-end-case',
  on: 'CaseDeclined',
  react: ({ data: { caseId, declinedOn, article } }) => [new EndCase(caseId, { how: 'declined', endedOn: declinedOn, article })],
};
