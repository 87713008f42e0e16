// Where every case stands: who holds it, who was asked, and how far it has come. The hall's own overview.
import type {
  CaseAccepted, CaseDisposed, CaseEnded, CaseOpened, CaseReceived, CaseSentOut, CustodyOffered, CustodyOfferWithdrawn, CustodyRefused, CustodyTaken, Ending, ObjectionUpheld, Outcome, ReplyDelivered, ReplyIssued, SendingWithdrawn, SettlementReached, SubmissionJoined, SubmissionSetApart,
} from '@onehall/contracts';
import type { Event, Fold, Sealed, View } from '@onehall/kernel';

export const caseStates = ['received', 'sent-out', 'accepted', 'settled', 'replied', 'delivered', 'ended'] as const;
export type CaseState = (typeof caseStates)[number];

/** `title`, `submissions` and `lastJoinedAt` are intake's, `handedOver` either's; all else is routing's own. Facts of the two may come in either order, so every column but the key may be empty. */
export interface OnBoard {
  readonly caseId: string;
  readonly title: Sealed | string | null;
  readonly number: string | null;
  /** How many submissions the case has, and when the last one joined; null: none has. */
  readonly submissions: number | null;
  readonly lastJoinedAt: string | null;
  readonly receivedOn: string | null;
  readonly category: string | null;
  readonly petitioner: boolean | null;
  readonly confidential: boolean | null;
  /** It went to the discipline organ, as intake says or routing, whichever is heard first. */
  readonly handedOver: boolean | null;
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
  | CaseOpened | SubmissionJoined | SubmissionSetApart | CaseDisposed | CaseReceived | CaseSentOut | SendingWithdrawn | ObjectionUpheld | CaseAccepted | SettlementReached | ReplyIssued | ReplyDelivered | CaseEnded | CustodyOffered | CustodyTaken | CustodyRefused | CustodyOfferWithdrawn;

const ofCase = <E extends Event<string, { readonly caseId: string }>>(change: (data: E['data'], row: Readonly<OnBoard> | undefined) => Partial<OnBoard>): Fold<OnBoard, 'caseId', E> => ({
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

/** A share goes back to the hall. */
const takenBack = ({ department }: (ObjectionUpheld | SendingWithdrawn)['data'], row: Readonly<OnBoard> | undefined): Partial<OnBoard> => ({
  departments: (row?.departments ?? []).filter(asked => asked !== department),
  lead: row?.lead === department ? null : (row?.lead ?? null),
});

export const caseBoard: View<OnBoard, 'caseId', BoardEvent> = {
  name: 'case-board',
  version: 4,
  table: 'case_board',
  key: ['caseId'],
  on: {
    CaseOpened: ofCase(({ title }, row) => ({ title: row?.confidential ? null : (title ?? null), submissions: 1 })),
    SubmissionJoined: { rows: ({ data: { caseId } }) => [{ caseId }], fold: (row, { meta: { at } }) => ({ submissions: (row?.submissions ?? 1) + 1, lastJoinedAt: at }) },
    SubmissionSetApart: { rows: ({ data: { from, joined } }) => (joined ? [{ caseId: from }] : []), fold: row => ({ submissions: Math.max(1, (row?.submissions ?? 1) - 1) }) },
    CaseDisposed: { rows: ({ data: { caseId } }) => [{ caseId }], fold: (_, { data: { way } }) => (way === 'discipline' ? { handedOver: true } : undefined) },
    CaseReceived: ofCase(({ number, receivedOn, category, petitioner, confidential }) => ({
      number, receivedOn, category: category ?? null, petitioner, confidential: confidential ?? false, state: 'received', custodian: 'hall', departments: [],
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
