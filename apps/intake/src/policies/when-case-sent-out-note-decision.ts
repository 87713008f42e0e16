// When routing has sent a case out by a decision of its own, what was reported up is decided about and what came back is away again; when nobody leads it any more, it has come back, and whoever accepts it then is noted.
import type { CaseAccepted, CaseSentOut, ObjectionUpheld, SendingWithdrawn } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { NoteAcceptance } from '../case/note-acceptance.js';
import { NoteDecision } from '../case/note-decision.js';
import { NoteReturn } from '../case/note-return.js';
import { given } from '../given.js';

/** One policy hears all four: two of them side by side could note a return after the sending that followed it. */
export const whenCaseSentOutNoteDecision: Policy<CaseSentOut | SendingWithdrawn | ObjectionUpheld | CaseAccepted, NoteDecision | NoteReturn | NoteAcceptance> = {
  name: 'when-case-sent-out-note-decision',
  on: ['CaseSentOut', 'SendingWithdrawn', 'ObjectionUpheld', 'CaseAccepted'],
  react({ type, data, meta }) {
    switch (type) {
      case 'CaseSentOut': // what a policy sends out follows this window's own disposal
        return meta.actor.role === 'system' ? [] : [new NoteDecision(data.caseId, data.sentOn)];
      case 'SendingWithdrawn':
        return data.resendBy ? [new NoteReturn(data.caseId, { cameBackOn: data.withdrawnOn, ...given({ acceptedBy: data.acceptedBy }) })] : [];
      case 'ObjectionUpheld':
        return data.resendBy ? [new NoteReturn(data.caseId, { cameBackOn: data.upheldOn, ...given({ acceptedBy: data.acceptedBy }) })] : [];
      case 'CaseAccepted':
        return [new NoteAcceptance(data.caseId, { department: data.department, acceptedOn: data.acceptedOn })];
    }
  },
};
