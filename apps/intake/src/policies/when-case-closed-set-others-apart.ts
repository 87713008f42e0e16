// When a case was settled, replied to or closed, whoever had joined it without routing knowing of it goes on in a case of their own.
import type { CaseClosed, CaseConcluded } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { SetOthersApart } from './set-others-apart.js';

export const whenCaseClosedSetOthersApart: Policy<CaseClosed | CaseConcluded, SetOthersApart> = {
  name: 'when-case-closed-set-others-apart',
  on: ['CaseClosed', 'CaseConcluded'],
  react: ({ data: { caseId, numbers } }) => (numbers ? [new SetOthersApart(caseId, numbers)] : []),
};
