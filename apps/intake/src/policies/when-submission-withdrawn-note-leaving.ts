// When the petitioner of one of several submissions has withdrawn, the window knows that this one stands in the case no more.
import type { SubmissionWithdrawn } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { NoteLeaving } from '../case/note-leaving.js';

export const whenSubmissionWithdrawnNoteLeaving: Policy<SubmissionWithdrawn, NoteLeaving> = {
  name: 'when-submission-withdrawn-note-leaving',
  on: 'SubmissionWithdrawn',
  react: ({ data: { caseId, number, withdrawnOn } }) => [new NoteLeaving(caseId, { number, how: 'withdrawn', leftOn: withdrawnOn })],
};
