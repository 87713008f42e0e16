// When intake disposes of a case by transfer or assignment, it goes out to the departments that the disposal names.
import type { CaseDisposed } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { SendCaseOut } from '../case/send-case-out.js';

export const whenCaseDisposedSendCaseOut: Policy<CaseDisposed, SendCaseOut> = {
  name: 'when-case-disposed-send-case-out',
  on: 'CaseDisposed',
  react({ data: { caseId, way, departments, disposedOn, answerBy, paper } }) {
    if ((way !== 'transfer' && way !== 'assign') || !departments) return [];
    return [new SendCaseOut(caseId, { way, departments, sentOn: disposedOn, paper, ...(answerBy !== undefined && { answerBy }) })];
  },
};
