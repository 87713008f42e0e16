// When the hall has sent a case out of its own accord, what had been reported up is decided about.
import type { CaseSentOut } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { NoteDecision } from '../case/note-decision.js';

export const whenCaseSentOutNoteDecision: Policy<CaseSentOut, NoteDecision> = {
  name: 'when-case-sent-out-note-decision',
  on: 'CaseSentOut',
  // What a policy sends out follows this window's own disposal.
  react: ({ data: { caseId, sentOn }, meta }) => (meta.actor.role === 'system' ? [] : [new NoteDecision(caseId, sentOn)]),
};
