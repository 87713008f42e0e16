// What a department finds on its desk in the morning: each case that was sent to it, how far it is, and by when what is owed.
import type {
  CaseAccepted, AcceptanceDelivered, CaseSentOut, CaseSignedFor, CustodyTaken, DepartmentObjected, ObjectionDenied, ObjectionUpheld, Outcome, PartAnswered, Route, SendingWithdrawn, SubmissionWithdrawn, TermExtended, UrgeReceived,
} from '@onehall/contracts';
import type { Event, Fold, View } from '@onehall/kernel';

/** A share as its department sees it. What concerns the whole case (number, title, ending) stands on the case board. */
export interface OnDesk {
  readonly caseId: string;
  readonly department: string;
  readonly phase: 'asked' | 'signed' | 'objected' | 'accepted' | 'answered' | 'returned' | null;
  readonly part: 'lead' | 'assist' | null;
  readonly way: 'transfer' | 'assign' | null;
  readonly receivedOn: string | null;
  /** The day that the assigning letter names. */
  readonly letterBy: string | null;
  readonly signedOn: string | null;
  readonly objectBy: string | null;
  readonly informBy: string | null;
  readonly route: Route | null;
  readonly acceptedOn: string | null;
  readonly answerBy: string | null;
  readonly extended: boolean | null;
  readonly answeredOn: string | null;
  readonly revision: number | null;
  readonly outcome: Outcome | null;
  /** Whether the department holds the case. */
  readonly custodian: boolean | null;
  readonly urges: number | null;
}
type Key = 'caseId' | 'department';
type DeskEvent =
  | CaseSentOut | CaseSignedFor | SendingWithdrawn | DepartmentObjected | ObjectionUpheld | ObjectionDenied | CaseAccepted | AcceptanceDelivered | SubmissionWithdrawn | TermExtended | PartAnswered | CustodyTaken | UrgeReceived;
type OfOne = Event<string, { readonly caseId: string; readonly department: string }>;

/** An event about one department's own share. */
const own = <E extends OfOne>(change: (data: E['data'], row: Readonly<OnDesk> | undefined) => Partial<OnDesk>): Fold<OnDesk, Key, E> => ({
  rows: ({ data: { caseId, department } }) => [{ caseId, department }],
  fold: (row, { data }) => change(data, row),
});

const blank = {
  signedOn: null, objectBy: null, informBy: null, route: null, acceptedOn: null, answerBy: null, extended: null, answeredOn: null, revision: null, outcome: null,
} as const satisfies Partial<OnDesk>;

const sentOut: Fold<OnDesk, Key, CaseSentOut> = {
  rows: ({ data: { caseId, departments } }) => departments.map(({ department }) => ({ caseId, department })),
  fold(row, { data: { departments, way, sentOn, answerBy, objectBy, informBy } }, { department }) {
    const part = departments.find(asked => asked.department === department)?.part ?? null;
    const sending = { part, way, letterBy: answerBy ?? null };
    // Asked again in another part, a department keeps what it has done; asked again after its share went back to the hall, it begins anew.
    return row?.phase && row.phase !== 'returned' ? sending : { ...blank, ...sending, phase: 'asked', receivedOn: sentOn, objectBy: objectBy?.on ?? null, informBy: informBy?.on ?? null };
  },
};

const custody: Fold<OnDesk, Key, CustodyTaken> = {
  rows: ({ data: { caseId, from, to } }) => [from, to].filter(house => house !== 'hall').map(department => ({ caseId, department })),
  fold: (_row, { data: { to } }, { department }) => ({ custodian: to === department }),
};

/** Terms that waited for a notice to be delivered begin when nobody is to be told any more. */
const untold: Fold<OnDesk, Key, SubmissionWithdrawn> = {
  rows: ({ data: { caseId, terms = [] } }) => terms.map(({ department }) => ({ caseId, department })),
  fold: (_row, { data: { terms = [] } }, { department }) => ({ answerBy: terms.find(term => term.department === department)?.answerBy.on ?? null }),
};

/** The hall itself may be urged too, but has no share. */
const urges: Fold<OnDesk, Key, UrgeReceived> = {
  rows: ({ data: { caseId, department } }) => (department === 'hall' ? [] : [{ caseId, department }]),
  fold: row => ({ urges: (row?.urges ?? 0) + 1 }),
};

export const departmentDesk: View<OnDesk, Key, DeskEvent> = {
  name: 'department-desk',
  version: 2,
  table: 'department_desk',
  key: ['caseId', 'department'],
  on: {
    CaseSentOut: sentOut,
    CaseSignedFor: own(({ signedOn, objectBy, informBy }) => ({ phase: 'signed', signedOn, objectBy: objectBy.on, informBy: informBy.on })),
    SendingWithdrawn: own(() => ({ phase: 'returned' })),
    DepartmentObjected: own(() => ({ phase: 'objected' })),
    ObjectionUpheld: own(() => ({ phase: 'returned' })),
    ObjectionDenied: own(({ informBy }) => ({ phase: 'signed', ...(informBy && { informBy: informBy.on }) })),
    CaseAccepted: own(({ route, acceptedOn, answerBy }) => ({ phase: 'accepted', route, acceptedOn, answerBy: answerBy?.on ?? null, extended: false })),
    AcceptanceDelivered: own(({ answerBy }) => (answerBy ? { answerBy: answerBy.on } : {})),
    SubmissionWithdrawn: untold,
    TermExtended: own(({ answerBy }) => ({ answerBy: answerBy.on, extended: true })),
    PartAnswered: own(({ answeredOn, revision, outcome }) => ({ phase: 'answered', answeredOn, revision, outcome })),
    CustodyTaken: custody,
    UrgeReceived: urges,
  },
};
