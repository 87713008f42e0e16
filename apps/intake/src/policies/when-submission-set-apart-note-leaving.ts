// When a submission opened a case of its own after all, the case that had taken it in has it no more.
import type { SubmissionSetApart } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { NoteLeaving } from '../case/note-leaving.js';

export const whenSubmissionSetApartNoteLeaving: Policy<SubmissionSetApart, NoteLeaving> = {
  name: 'when-submission-set-apart-note-leaving',
  on: 'SubmissionSetApart',
  react: ({ data: { from, number, joined } }) => (joined ? [new NoteLeaving(from, { number, how: 'set-apart' })] : []),
};
