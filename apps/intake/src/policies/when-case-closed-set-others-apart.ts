// When a case was closed because its petitioners withdrew, whoever of them did not goes on in a case of their own.
import type { CaseClosed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { SetOthersApart } from './set-others-apart.js';

export const whenCaseClosedSetOthersApart: Policy<CaseClosed, SetOthersApart> = {
  name: 'when-case-closed-set-others-apart',
  on: 'CaseClosed',
  react: ({ data: { caseId, numbers } }) => (numbers ? [new SetOthersApart(caseId, numbers)] : []),
};
