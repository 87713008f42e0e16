// When a case has ended, the window closes it too: nothing joins it from then on.
import type { CaseEnded } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { CloseCase } from '../case/close-case.js';
import { given } from '../given.js';

export const whenCaseEndedCloseCase: Policy<CaseEnded, CloseCase> = {
  name: 'when-case-ended-close-case',
  on: 'CaseEnded',
  react: ({ data: { caseId, endedOn, how, numbers } }) => [new CloseCase(caseId, { endedOn, how, ...given({ numbers }) })],
};
