// The window registers what a petitioner brings: it gets a number, a query code, and opens a case or joins one.
import { registerOf, submissionNumber, SubmissionRegistered, type Channel, type Purpose, type SubmissionEvent } from '@onehall/contracts';
import type { Decide, Scene } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import { checkRegistration, isAccusation, lawOfReceipt } from './registration-rules.js';
import type { Submission } from './submission.js';

/** What the window wrote down. `opens` is false when the case is there already. `receivedAt` absent: it comes just now. */
export interface Registration {
  readonly caseId: string;
  readonly opens: boolean;
  /** The finished case about the same matter that came before. */
  readonly follows?: string;
  readonly queryCode: string;
  readonly channel: Channel;
  readonly receivedAt?: string;
  readonly petitionedOn?: string;
  readonly exchangedOn?: string;
  readonly persons: readonly NamedPerson[];
  readonly personCount: number;
  readonly purpose: Purpose;
  readonly place?: string;
  readonly category?: string;
  readonly title?: string;
  readonly text?: string;
  readonly checkedWithVisitor?: boolean;
  readonly threat?: true;
  readonly origin?: SubmissionOrigin;
}

type Registered = SubmissionRegistered['data'];
export type NamedPerson = Registered['persons'][number];
export type SubmissionOrigin = NonNullable<Registered['origin']>;

export class RegisterSubmission {
  constructor(
    readonly submissionId: string,
    readonly given: Registration,
  ) {}
}

/** The register that numbers this submission. */
export const drawsSubmissionNumber = ({ given }: RegisterSubmission, { hall, law, now }: Scene<Law>): string => registerOf(hall, law.day(now), given.channel);

export const registerSubmission: Decide<RegisterSubmission, Submission, SubmissionEvent, Law> = ({ submissionId, given }, submission, { now, law, number }) => {
  if (submission.phase === 'registered') return []; // said twice, meant once
  const receivedAt = given.receivedAt ?? now;
  const { receivedOn, law: then } = lawOfReceipt(receivedAt, law);
  checkRegistration({ given, receivedAt, receivedOn, now, law: then });
  const { queryCode, persons, ...written } = given;
  return [
    SubmissionRegistered({
      ...written,
      submissionId,
      number: submissionNumber(law.day(now), given.channel, number),
      ...(isQueryable(given) ? { queryCode } : {}),
      ...(isAccusation(given) ? { confidential: true as const } : {}),
      receivedAt,
      persons: [...persons],
      collective: given.channel === 'visit' && given.personCount >= then.settings.collectiveFrom,
    }),
  ];
};

/** Nobody asks after what nobody brought, and an accusation is never answered by code. */
const isQueryable = (given: Registration): boolean => given.channel !== 'screening' && !isAccusation(given);
