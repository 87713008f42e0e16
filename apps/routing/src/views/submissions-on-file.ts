// What was brought to a case, one row for each submission: when it came and by which door, when the case took it in, and what it says.
import type { CaseOpened, Channel, SubmissionCorrected, SubmissionJoined, SubmissionRegistered, SubmissionSetApart } from '@onehall/contracts';
import type { Personal, View } from '@onehall/kernel';

export interface SubmissionOnFile {
  readonly submissionId: string;
  readonly caseId: string | null;
  readonly number: string | null;
  readonly channel: Channel | null;
  readonly receivedAt: string | null;
  /** When the case was opened with it, or took it in; null while it is on its way there. */
  readonly takenInAt: string | null;
  readonly title: Personal<string> | null;
  readonly text: Personal<string> | null;
}

const written = ({ caseId, number, channel, receivedAt, title, text }: SubmissionRegistered['data']): Partial<SubmissionOnFile> => ({ caseId, number, channel, receivedAt, title: title ?? null, text: text ?? null });
const rows = ({ data: { submissionId } }: { readonly data: { readonly submissionId: string } }) => [{ submissionId }];
const takenIn = { rows, fold: (_row: Readonly<SubmissionOnFile> | undefined, { meta: { at } }: { readonly meta: { readonly at: string } }) => ({ takenInAt: at }) };

export const submissionsOnFile: View<SubmissionOnFile, 'submissionId', SubmissionRegistered | SubmissionSetApart | SubmissionCorrected | CaseOpened | SubmissionJoined> = {
  name: 'submissions-on-file',
  version: 1,
  table: 'submissions_on_file',
  key: ['submissionId'],
  on: {
    // The case that a submission opened after all is the later word, whichever comes first here.
    SubmissionRegistered: { rows, fold: (row, { data }) => (row?.number ? undefined : written(data)) },
    SubmissionSetApart: { rows, fold: (_, { data }) => written(data) },
    SubmissionCorrected: { rows, fold: (_, { data: { title, text } }) => ({ ...(title !== undefined && { title }), ...(text !== undefined && { text }) }) },
    CaseOpened: takenIn,
    SubmissionJoined: takenIn,
  },
};
