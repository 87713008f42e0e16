// What a petitioner may see of a case with number and code (domain rules §2.3): dates, organs and papers, never what was said, and never a confidential matter.
import type {
  CaseAccepted, CaseDeclined, CaseDisposed, CaseEnded, CaseOpened, CaseRated, CaseReceived, CaseRedirected, CaseSentOut, CaseSignedFor, Channel, ObjectionUpheld, RatingOpened, ReplyDelivered, ReplyIssued, SendingWithdrawn, SettlementReached, SubmissionWithdrawn, TermExtended,
} from '@onehall/contracts';
import type { Fold, View } from '@onehall/kernel';
import type { PublicStep } from './public-step.js';

/** `windowSteps` follow intake's log, `departmentSteps` routing's: facts of the two may come in either order. Each half is opened by its service's first fact of a case that is no secret. */
export interface PublicCase {
  readonly caseId: string;
  readonly receivedOn: string | null;
  readonly channel: Channel | null;
  readonly category: string | null;
  readonly windowSteps: readonly PublicStep[] | null;
  readonly rateBy: string | null;
  readonly departmentSteps: readonly PublicStep[] | null;
  readonly endedOn: string | null;
}

type Told =
  | CaseOpened | CaseDisposed | CaseDeclined | CaseRedirected | RatingOpened | CaseRated
  | CaseReceived | SubmissionWithdrawn | CaseSentOut | SendingWithdrawn | ObjectionUpheld | CaseSignedFor | CaseAccepted | TermExtended | SettlementReached | ReplyIssued | ReplyDelivered | CaseEnded;
type Half = 'windowSteps' | 'departmentSteps';
type Changed = Partial<PublicCase>;

const rows = ({ data: { caseId } }: { readonly data: { readonly caseId: string } }) => [{ caseId }];
const unlessSecret = ({ data: { caseId, confidential } }: { readonly data: { readonly caseId: string; readonly confidential?: true } }) => (confidential ? [] : [{ caseId }]);

/** A fold that adds a step to its half and changes what else it says, once that half is open. */
const step = <E extends Told>(half: Half, say: (data: E['data']) => { readonly step: PublicStep; readonly changes?: Changed }): Fold<PublicCase, 'caseId', E> => ({
  rows,
  fold: (row, { data }) => {
    const steps = row?.[half];
    if (!steps) return undefined;
    const said = say(data);
    return { ...said.changes, [half]: [...steps, said.step] };
  },
});

const sentOn = step<CaseDisposed>('windowSteps', ({ way, disposedOn: on, organ, paper }) => ({ step: { step: 'sent-on', on, way, paper, ...(organ === undefined ? {} : { organ }) } }));

/** What goes to the discipline organ is nobody's to see from then on; the other half is not intake's to clear, and shows nothing by itself. */
const closed: Changed = { receivedOn: null, channel: null, category: null, windowSteps: null, rateBy: null };

export const publicCases: View<PublicCase, 'caseId', Told> = {
  name: 'public-case',
  version: 3,
  table: 'public_case',
  key: ['caseId'],
  on: {
    CaseOpened: {
      rows: unlessSecret,
      fold: (_, { data: { receivedOn, channel, category, openedAt } }) => ({ receivedOn, channel, category: category ?? null, windowSteps: [{ step: 'registered', at: openedAt }] }),
    },
    CaseDisposed: { rows, fold: (row, event, key) => (event.data.way === 'discipline' ? closed : sentOn.fold(row, event, key)) },
    CaseDeclined: step<CaseDeclined>('windowSteps', ({ kind, declinedOn: on, paper, article }) => ({ step: { step: kind, on, paper, article } })),
    CaseRedirected: step<CaseRedirected>('windowSteps', ({ organ, redirectedOn: on, paper }) => ({ step: { step: 'redirected', on, organ, paper } })),
    RatingOpened: { rows, fold: (row, { data: { rateBy } }) => (row?.windowSteps ? { rateBy } : undefined) },
    CaseRated: step<CaseRated>('windowSteps', ({ submissionId, ratedOn: on }) => ({ step: { step: 'rated', on, ...(submissionId !== undefined && { submissionId }) } })),
    CaseReceived: { rows: unlessSecret, fold: () => ({ departmentSteps: [] }) },
    CaseSentOut: step<CaseSentOut>('departmentSteps', ({ sentOn: on, departments, paper }) => ({ step: { step: 'sent-out', on, departments: departments.map(({ department }) => department), paper } })),
    SendingWithdrawn: step<SendingWithdrawn>('departmentSteps', ({ department, withdrawnOn: on }) => ({ step: { step: 'taken-back', on, departments: [department] } })),
    ObjectionUpheld: step<ObjectionUpheld>('departmentSteps', ({ department, upheldOn: on }) => ({ step: { step: 'taken-back', on, departments: [department] } })),
    SubmissionWithdrawn: step<SubmissionWithdrawn>('departmentSteps', ({ number, withdrawnOn: on }) => ({ step: { step: 'withdrawn', on, number } })),
    CaseSignedFor: step<CaseSignedFor>('departmentSteps', ({ department, signedOn: on }) => ({ step: { step: 'signed-for', on, departments: [department] } })),
    CaseAccepted: step<CaseAccepted>('departmentSteps', ({ department, acceptedOn: on, paper, answerBy }) => ({
      step: { step: 'accepted', on, departments: [department], paper, ...(answerBy === undefined ? {} : { answerBy: answerBy.on }) },
    })),
    TermExtended: step<TermExtended>('departmentSteps', ({ department, toldOn: on, paper, answerBy }) => ({ step: { step: 'extended', on, departments: [department], paper, answerBy: answerBy.on } })),
    SettlementReached: step<SettlementReached>('departmentSteps', ({ departments, settledOn: on }) => ({ step: { step: 'settled', on, departments } })),
    ReplyIssued: step<ReplyIssued>('departmentSteps', ({ department, issuedOn: on, paper }) => ({ step: { step: 'replied', on, departments: [department], paper } })),
    ReplyDelivered: step<ReplyDelivered>('departmentSteps', ({ deliveredOn: on }) => ({ step: { step: 'delivered', on } })),
    CaseEnded: step<CaseEnded>('departmentSteps', ({ endedOn: on, how }) => ({ step: { step: 'ended', on, how }, changes: { endedOn: on } })),
  },
};
