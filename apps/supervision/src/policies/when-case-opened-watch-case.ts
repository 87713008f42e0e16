// When intake opens a case, supervision begins to watch it.
import type { CaseOpened } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { WatchCase } from '../case/watch-case.js';

export const whenCaseOpenedWatchCase: Policy<CaseOpened, WatchCase> = {
  name: 'when-case-opened-watch-case',
  on: 'CaseOpened',
  react: ({ data: { caseId, number, openedAt, confidential } }) => [new WatchCase(caseId, { number, openedAt, ...(confidential && { confidential }) })],
};
