// Where every case stands: who holds it, who was asked, and how far it has come. The hall's own overview.
import type {
  CaseAccepted, CaseDisposed, CaseEnded, CaseOpened, CaseReceived, CaseSentOut, CustodyOffered, CustodyOfferWithdrawn, CustodyRefused, CustodyTaken, Ending, ObjectionUpheld, Outcome, ReplyDelivered, ReplyIssued, SendingWithdrawn, SettlementReached, SubmissionAdded, SubmissionCorrected, SubmissionWithdrawn,
} from '@onehall/contracts';
import type { Event, Fold, Sealed, View } from '@onehall/kernel';

export const caseStates = ['received', 'sent-out', 'accepted', 'settled', 'replied', 'delivered', 'ended'] as const;
export type CaseState = (typeof caseStates)[number];

/** `submissionId`, `title`, `category` and `reportedUpOn` are intake's, `handedOver` either's; all else is routing's own. Facts of the two may come in either order, so every column but the key may be empty. */
export interface OnBoard {
  readonly caseId: string;
  /** The one that opened the case, which is called as that one reads now. */
  readonly submissionId: string | null;
  readonly title: Sealed | string | null;
  readonly number: string | null;
  /** How many submissions stand in the case, and when the last one joined; null: none has. */
  readonly submissions: number | null;
  readonly lastJoinedAt: string | null;
  readonly receivedOn: string | null;
  readonly category: string | null;
  /** The numbers of those that petitioners brought and have not withdrawn, and of those withdrawn. */
  readonly standing: readonly string[] | null;
  readonly withdrawn: readonly string[] | null;
  /** Whether anybody is to be told. */
  readonly petitioner: boolean | null;
  readonly confidential: boolean | null;
  /** It went to the discipline organ, as intake says or routing, whichever is heard first. */
  readonly handedOver: boolean | null;
  /** When intake reported it up as urgent: from then on the hall sends it out from here, as is decided. */
  readonly reportedUpOn: string | null;
  readonly state: CaseState | null;
  readonly custodian: string | null;
  readonly offeredTo: string | null;
  readonly lead: string | null;
  readonly departments: readonly string[] | null;
  readonly way: 'transfer' | 'assign' | null;
  readonly sentOn: string | null;
  readonly letterBy: string | null;
  readonly acceptedOn: string | null;
  readonly settledOn: string | null;
  readonly repliedOn: string | null;
  readonly outcome: Outcome | null;
  readonly deliveredOn: string | null;
  readonly endedOn: string | null;
  readonly how: Ending | null;
}
type BoardEvent =
  | CaseOpened | SubmissionCorrected | CaseDisposed | CaseReceived | SubmissionAdded | SubmissionWithdrawn | CaseSentOut | SendingWithdrawn | ObjectionUpheld | CaseAccepted | SettlementReached | ReplyIssued | ReplyDelivered | CaseEnded | CustodyOffered | CustodyTaken | CustodyRefused | CustodyOfferWithdrawn;

const ofCase = <E extends Event<string, { readonly caseId: string }>>(change: (data: E['data'], row: Readonly<OnBoard> | undefined) => Partial<OnBoard> | undefined): Fold<OnBoard, 'caseId', E> => ({
  rows: ({ data: { caseId } }) => [{ caseId }],
  fold: (row, { data }) => change(data, row),
});

const sentOut = ({ way, departments, sentOn, answerBy }: CaseSentOut['data'], row: Readonly<OnBoard> | undefined): Partial<OnBoard> => ({
  state: row?.state === 'accepted' ? 'accepted' : 'sent-out',
  way,
  lead: departments.find(({ part }) => part === 'lead')?.department ?? row?.lead ?? null,
  departments: [...new Set([...(row?.departments ?? []), ...departments.map(({ department }) => department)])].sort(),
  sentOn: row?.sentOn ?? sentOn,
  letterBy: answerBy ?? row?.letterBy ?? null,
});

const told = (standing: readonly string[]): Pick<OnBoard, 'standing' | 'petitioner'> => ({ standing, petitioner: standing.length > 0 });

/** A share goes back to the hall. */
const takenBack = ({ department }: (ObjectionUpheld | SendingWithdrawn)['data'], row: Readonly<OnBoard> | undefined): Partial<OnBoard> => ({
  departments: (row?.departments ?? []).filter(asked => asked !== department),
  lead: row?.lead === department ? null : (row?.lead ?? null),
});

/** The policy that opens a case names it as it was registered, and a correction may have come before it. */
const called = ({ submissionId, title, category }: CaseOpened['data'], row: Readonly<OnBoard> | undefined): Partial<OnBoard> => ({
  submissionId,
  title: row?.confidential ? null : (row?.title ?? title ?? null),
  category: row?.category ?? category ?? null,
});

/** What a later submission says stands in that one. Before a case is opened it has no other than the one that opens it. */
const corrected = ({ submissionId, title, category }: SubmissionCorrected['data'], row: Readonly<OnBoard> | undefined): Partial<OnBoard> | undefined =>
  row?.confidential || (row?.submissionId ?? submissionId) !== submissionId ? undefined : { ...(title !== undefined && { title }), ...(category !== undefined && { category }) };

export const caseBoard: View<OnBoard, 'caseId', BoardEvent> = {
  name: 'case-board',
  version: 7,
  table: 'case_board',
  key: ['caseId'],
  on: {
    CaseOpened: ofCase(called),
    SubmissionCorrected: ofCase(corrected),
    CaseDisposed: { rows: ({ data: { caseId } }) => [{ caseId }], fold: (_, { data: { way, disposedOn } }) => (way === 'discipline' ? { handedOver: true } : way === 'urgent' ? { reportedUpOn: disposedOn } : undefined) },
    CaseReceived: ofCase(({ number, receivedOn, petitioner, confidential }) => ({
      number, receivedOn, confidential: confidential ?? false, state: 'received', custodian: 'hall', departments: [], submissions: 1, withdrawn: [], ...told(petitioner ? [number] : []),
    })),
    SubmissionAdded: {
      rows: ({ data: { caseId } }) => [{ caseId }],
      fold: (row, { data: { number, petitioner }, meta: { at } }) => ({ submissions: (row?.submissions ?? 0) + 1, lastJoinedAt: at, ...told([...(row?.standing ?? []), ...(petitioner ? [number] : [])]) }),
    },
    SubmissionWithdrawn: ofCase(({ number }, row) => ({
      submissions: (row?.submissions ?? 1) - 1, withdrawn: [...(row?.withdrawn ?? []), number], ...told((row?.standing ?? []).filter(one => one !== number)),
    })),
    CaseSentOut: ofCase(sentOut),
    SendingWithdrawn: ofCase(takenBack),
    ObjectionUpheld: ofCase(takenBack),
    CaseAccepted: ofCase(({ acceptedOn }, row) => ({ state: 'accepted', acceptedOn: row?.acceptedOn ?? acceptedOn })),
    SettlementReached: ofCase(({ settledOn }) => ({ state: 'settled', settledOn })),
    ReplyIssued: ofCase(({ issuedOn, outcome }) => ({ state: 'replied', repliedOn: issuedOn, outcome })),
    ReplyDelivered: ofCase(({ deliveredOn }) => ({ state: 'delivered', deliveredOn })),
    // What went to the discipline organ is called nothing here from then on.
    CaseEnded: ofCase(({ endedOn, how, confidential }) => ({ state: 'ended', endedOn, how, offeredTo: null, ...(confidential && { confidential, handedOver: true, title: null }) })),
    CustodyOffered: ofCase(({ to }) => ({ offeredTo: to })),
    CustodyTaken: ofCase(({ to }) => ({ custodian: to, offeredTo: null })),
    CustodyRefused: ofCase(() => ({ offeredTo: null })),
    CustodyOfferWithdrawn: ofCase(() => ({ offeredTo: null })),
  },
};
