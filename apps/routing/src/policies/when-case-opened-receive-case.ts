// When intake opens a case, routing receives it: the fact of another service becomes the first of its own.
import type { CaseOpened } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ReceiveCase } from '../case/receive-case.js';

export const whenCaseOpenedReceiveCase: Policy<CaseOpened, ReceiveCase> = {
  name: 'when-case-opened-receive-case',
  on: 'CaseOpened',
  react({ data: { caseId, number, openedAt, receivedOn, category, petitioner, confidential } }) {
    return [new ReceiveCase(caseId, { number, openedAt, receivedOn, petitioner, ...(category !== undefined && { category }), ...(confidential && { confidential }) })];
  },
};
