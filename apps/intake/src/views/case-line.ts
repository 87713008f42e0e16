// One line of the register of cases, and how many persons stand behind it.
import type { Channel, Grade, Purpose, Way } from '@onehall/contracts';
import type { Personal } from '@onehall/kernel';
import type { Asked } from '../case/disposal.js';

/** How far a case is at the window. */
export const caseStates = ['open', 'disposed', 'declined', 'redirected'] as const;
export type CaseState = (typeof caseStates)[number];

/** What the petitioner of one submission thinks; without `submissionId` it was said while a case was rated once, and nobody knows by whom. */
export interface RatingOnLine {
  readonly submissionId?: string;
  readonly office: Grade;
  readonly departments: Grade;
  readonly on: string;
}

/** Intake's own columns follow its log; `sentTo` follows routing's and says which departments may read what was brought. */
export interface CaseLine {
  readonly caseId: string;
  readonly submissionId: string | null;
  readonly number: string | null;
  /** The numbers of all its submissions. */
  readonly numbers: readonly string[] | null;
  readonly channel: Channel | null;
  readonly purpose: Purpose | null;
  readonly place: string | null;
  readonly category: string | null;
  readonly title: Personal<string> | null;
  readonly receivedOn: string | null;
  readonly openedAt: string | null;
  readonly routeBy: string | null;
  readonly petitioner: boolean | null;
  readonly confidential: boolean | null;
  /** How many persons each submission brought, by its id. */
  readonly counts: Readonly<Record<string, number>> | null;
  /** The most that one submission brought. */
  readonly personCount: number | null;
  readonly collective: boolean | null;
  readonly threat: boolean | null;
  readonly state: CaseState | null;
  readonly way: Way | null;
  readonly departments: readonly Asked[] | null;
  readonly organ: string | null;
  readonly disposedOn: string | null;
  /** The day on which it left the window, whichever way. */
  readonly leftOn: string | null;
  readonly paper: string | null;
  readonly rateBy: string | null;
  /** The day of the last rating. */
  readonly ratedOn: string | null;
  readonly ratings: readonly RatingOnLine[] | null;
  readonly updatedAt: string | null;
  readonly sentTo: readonly string[] | null;
}

/** Whether it is known already how many a submission brought: none, where it opened a case of its own after all. */
export const isCounted = (line: CaseLine | undefined, { submissionId }: { readonly submissionId: string }): boolean => line?.counts?.[submissionId] !== undefined;

/** The counts with one submission's, and the most that one of them brought. */
export function counted(line: CaseLine | undefined, submissionId: string, count: number): Pick<CaseLine, 'counts' | 'personCount'> {
  const counts = { ...line?.counts, [submissionId]: count };
  return { counts, personCount: Math.max(...Object.values(counts)) };
}

/** The cases of which lines show the title, which is the petitioner's own word. */
export const titled = (lines: readonly Pick<CaseLine, 'caseId' | 'title'>[]): readonly string[] => lines.flatMap(({ caseId, title }) => (title === null ? [] : [caseId]));
