// A submission that was to join a case, which takes nothing in any more or ended by another’s word, opens a case of its own: whoever brought it holds a number, and nothing that has one is lost.
import { SubmissionSetApart, type SubmissionEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Submission } from './submission.js';

/** `caseId`: the case that it opens; `from`: the one that it was to join. Its words come plain, to be sealed with the key of its own case. */
export interface Apart {
  readonly caseId: string;
  readonly from: string;
  /** `from` once more, where the new case may name it: never a matter of the discipline organ. */
  readonly follows?: string;
  /** The case had taken it in. */
  readonly joined?: true;
  readonly title?: string;
  readonly text?: string;
  readonly queryCode?: string;
}

export class SetSubmissionApart {
  constructor(
    readonly submissionId: string,
    readonly given: Apart,
  ) {}
}

export const setSubmissionApart: Decide<SetSubmissionApart, Submission, SubmissionEvent, Law> = ({ given }, submission) => {
  if (submission.phase === 'unregistered' || submission.registered.caseId !== given.from) return []; // said twice, meant once
  return [SubmissionSetApart({ ...submission.registered, ...given, opens: true })];
};
