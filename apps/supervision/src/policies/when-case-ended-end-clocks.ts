// When a case ends, its clocks end with it.
import type { CaseEnded } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { EndClocks } from '../case/end-clocks.js';

export const whenCaseEndedEndClocks: Policy<CaseEnded, EndClocks> = {
  name: 'when-case-ended-end-clocks',
  on: 'CaseEnded',
  react: ({ data: { caseId, endedOn } }) => [new EndClocks(caseId, endedOn)],
};
