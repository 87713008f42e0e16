// What routing must remember of a case in order to decide about it: who was asked and how far each one is, who holds it, and how far the reply is.
import type { CaseEnded, CaseReceived, CaseSentOut, CustodyOffered, CustodyOfferWithdrawn, CustodyRefused, CustodyTaken, Ending, ObjectionUpheld, ReplyDelivered, ReplyIssued, RoutingCaseEvent, SendingWithdrawn, SettlementReached } from '@onehall/contracts';
import type { Stream } from '@onehall/kernel';
import { begun, moved, sentOut, without, type Shares } from './share.js';
import { openedBy, standingAfter, type Standing } from './standing.js';

/** The hall itself, as the custodian that every case begins with. */
export const hallItself = 'hall';

interface Facts extends Standing {
  readonly number: string;
  readonly openedAt: string;
  readonly receivedOn: string;
  readonly confidential: boolean;
  readonly custodian: string;
  readonly offeredTo: string | undefined;
  readonly shares: Shares;
  /** Whether it was ever sent to departments. */
  readonly goneOut: boolean;
  /** Departments whose objection was upheld. */
  readonly returned: readonly string[];
  readonly urges: readonly string[];
}
type GoesOn =
  | { readonly phase: 'open' }
  | { readonly phase: 'settled'; readonly settledOn: string }
  | { readonly phase: 'replied'; readonly issuedOn: string }
  | { readonly phase: 'delivered'; readonly deliveredOn: string; readonly method: ReplyDelivered['data']['method']; readonly receivedBy: string | undefined };
type Over = { readonly phase: 'ended'; readonly endedOn: string; readonly how: Ending };

export type LivingCase = Facts & GoesOn;
export type EndedCase = Facts & Over;
export type Case = { readonly phase: 'unknown' } | LivingCase | EndedCase;

/** The day on which the petitioner of a submission withdrew it, by itself or with the case as its last. */
export function withdrawnOn(state: LivingCase | EndedCase, number: string | null): string | null {
  const alone = state.withdrawn.find(one => one.number === number)?.on;
  const isLast = state.phase === 'ended' && state.how === 'withdrawn' && number !== null && state.standing.includes(number);
  return alone ?? (isLast ? state.endedOn : null);
}

export const cases: Stream<'caseId', Case, RoutingCaseEvent> = {
  kind: 'case',
  key: 'caseId',
  initial: { phase: 'unknown' },
  evolve(state, event) {
    if (event.type === 'CaseReceived') return received(event.data);
    // A history that does not begin with its receipt was never decided here: it is refused loudly.
    if (state.phase === 'unknown') throw new Error(`A case begins with CaseReceived, not with ${event.type}.`);
    return after(state, event);
  },
};

const received = (first: CaseReceived['data']): Case => ({
  phase: 'open',
  number: first.number,
  openedAt: first.openedAt,
  receivedOn: first.receivedOn,
  confidential: first.confidential ?? false,
  ...openedBy(first),
  custodian: hallItself,
  offeredTo: undefined,
  shares: {},
  goneOut: false,
  returned: [],
  urges: [],
});

function after(state: LivingCase | EndedCase, event: Exclude<RoutingCaseEvent, CaseReceived>): LivingCase | EndedCase {
  switch (event.type) {
    case 'SubmissionAdded':
      return { ...state, ...standingAfter(state, event) };
    case 'SubmissionWithdrawn':
      return { ...state, ...standingAfter(state, event), shares: begun(state.shares, event.data) };
    case 'CaseSentOut':
      return { ...state, ...asked(state, event.data) };
    case 'CaseSignedFor': case 'CaseAccepted':
    case 'DepartmentObjected': case 'ObjectionDenied':
    case 'AcceptanceDelivered':
    case 'TermExtended':
    case 'PartAnswered':
      return { ...state, shares: moved(state.shares, event) };
    case 'ObjectionUpheld':
    case 'SendingWithdrawn':
      return { ...state, ...takenBack(state, event) };
    case 'CustodyOffered':
    case 'CustodyTaken':
    case 'CustodyRefused': case 'CustodyOfferWithdrawn':
      return { ...state, ...custody(event) };
    case 'UrgeReceived':
      return { ...state, urges: [...state.urges, event.data.urgeId] };
    case 'ProgressNoted': return state;
    case 'SettlementReached':
    case 'ReplyIssued': case 'ReplyDelivered':
    case 'CaseEnded':
      return { ...state, ...milestone(event) };
  }
}

const asked = ({ shares, returned }: Facts, sent: CaseSentOut['data']): Partial<Facts> => ({
  shares: sentOut(shares, sent),
  goneOut: true,
  returned: returned.filter(name => !sent.departments.some(({ department }) => department === name)),
});

const takenBack = ({ shares, returned }: Facts, { type, data: { department } }: ObjectionUpheld | SendingWithdrawn): Partial<Facts> => ({
  shares: without(shares, department),
  returned: type === 'ObjectionUpheld' ? [...returned, department] : returned,
});

function custody({ type, data }: CustodyOffered | CustodyTaken | CustodyRefused | CustodyOfferWithdrawn): Partial<Facts> {
  switch (type) {
    case 'CustodyOffered':
      return { offeredTo: data.to };
    case 'CustodyTaken':
      return { offeredTo: undefined, custodian: data.to };
    case 'CustodyRefused':
    case 'CustodyOfferWithdrawn':
      return { offeredTo: undefined };
  }
}

function milestone(event: SettlementReached | ReplyIssued | ReplyDelivered | CaseEnded): GoesOn | (Over & { readonly confidential?: true }) {
  switch (event.type) {
    case 'SettlementReached':
      return { phase: 'settled', settledOn: event.data.settledOn };
    case 'ReplyIssued':
      return { phase: 'replied', issuedOn: event.data.issuedOn };
    case 'ReplyDelivered':
      return { phase: 'delivered', deliveredOn: event.data.deliveredOn, method: event.data.method, receivedBy: event.data.receiver?.personId };
    case 'CaseEnded':
      return { phase: 'ended', endedOn: event.data.endedOn, how: event.data.how, ...(event.data.confidential && { confidential: true }) };
  }
}
