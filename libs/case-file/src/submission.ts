// How a submission (件) of a case stands in its file: who brought what, by which door, and what was put right.
import type { Channel, Purpose } from '@onehall/contracts';
import type { Personal } from '@onehall/kernel';

/** Who brought a submission, as it reads after its corrections. */
export interface PersonOnFile {
  readonly personId: string;
  readonly standing: string;
  readonly name: Personal<string>;
  readonly phone?: Personal<string>;
  readonly idNumber?: Personal<string>;
  readonly address?: Personal<string>;
}

/** One submission (件) of the case. */
export interface SubmissionOnFile {
  readonly submissionId: string;
  readonly number: string;
  /** It opened the case, which is called as it reads; otherwise it joined one that was there. */
  readonly opens: boolean;
  readonly channel: Channel;
  readonly receivedAt: string;
  /** The day on which it was written or said, and the day on which another organ passed it on. */
  readonly petitionedOn?: string | undefined;
  readonly exchangedOn?: string | undefined;
  readonly persons: readonly PersonOnFile[];
  readonly personCount: number;
  readonly collective: boolean;
  readonly purpose: Purpose;
  readonly place?: string | undefined;
  readonly category?: string | undefined;
  /** What was written down was read to the visitor and confirmed. */
  readonly checkedWithVisitor?: boolean | undefined;
  readonly threat?: true | undefined;
  /** Where it came from, when no petitioner brought it here. */
  readonly origin?: { readonly organ?: string; readonly document?: string; readonly leader?: string; readonly system?: string; readonly reference?: string } | undefined;
  /** The day that a superior or a leader set for the hall. */
  readonly answerBy?: string | undefined;
  readonly title?: Personal<string> | undefined;
  readonly text?: Personal<string> | undefined;
  readonly corrections: number;
  /** Why it was put right, each time. */
  readonly correctionReasons: readonly Personal<string>[];
}
