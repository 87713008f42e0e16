// When routing has sent a case out by a decision of its own, what was reported up is decided about and what came back is away again; when nobody leads it any more, it has come back.
import type { CaseSentOut, ObjectionUpheld, SendingWithdrawn } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { NoteDecision } from '../case/note-decision.js';
import { NoteReturn } from '../case/note-return.js';

/** One policy hears all three: two of them side by side could note a return after the sending that followed it. */
export const whenCaseSentOutNoteDecision: Policy<CaseSentOut | SendingWithdrawn | ObjectionUpheld, NoteDecision | NoteReturn> = {
  name: 'when-case-sent-out-note-decision',
  on: ['CaseSentOut', 'SendingWithdrawn', 'ObjectionUpheld'],
  react({ type, data, meta }) {
    switch (type) {
      case 'CaseSentOut': // what a policy sends out follows this window's own disposal
        return meta.actor.role === 'system' ? [] : [new NoteDecision(data.caseId, data.sentOn)];
      case 'SendingWithdrawn':
        return data.resendBy ? [new NoteReturn(data.caseId, data.withdrawnOn)] : [];
      case 'ObjectionUpheld':
        return data.resendBy ? [new NoteReturn(data.caseId, data.upheldOn)] : [];
    }
  },
};
