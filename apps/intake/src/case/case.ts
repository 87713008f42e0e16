// What intake must remember of a case: who stands in it, whether it is still at the window or which way it went, and what its petitioners think of it.
import { refuseIntake, type CaseClosed, type CaseConcluded, type CaseDeclined, type CaseDisposed, type CaseOpened, type CaseRated, type CaseRedirected, type IntakeCaseEvent } from '@onehall/contracts';
import { NotYet, type Stream } from '@onehall/kernel';
import { broughtAfter, openedBy, type Brought } from './standing.js';

/** What the petitioners say of how the case was handled, each once; those who stand when it is opened, from the delivery to the last day. */
export type Rating = { readonly given: readonly CaseRated['data'][] } & ({ readonly phase: 'closed' } | { readonly phase: 'opened'; readonly deliveredOn: string; readonly rateBy: string });

interface Known {
  readonly opened: CaseOpened['data'];
  readonly submissions: readonly Brought[];
  readonly rating: Rating;
  /** When routing sent out what was reported up. */
  readonly decidedOn?: string;
  /** Since when nobody leads it, so that it is the hall's again; nothing once it was sent on its way anew. */
  readonly cameBackOn?: string | undefined;
  /** Who has accepted a part of what came back: its petitioner was told so. */
  readonly acceptedBy?: readonly string[] | undefined;
  /** How and when it was settled or replied to, as routing said it. */
  readonly concluded?: Pick<CaseConcluded['data'], 'concludedOn' | 'how'>;
  /** How and when the case ended, as routing said it. */
  readonly closed?: Pick<CaseClosed['data'], 'endedOn' | 'how'>;
}

export type OpenedCase = Known &
  (
    | { readonly phase: 'open' }
    | { readonly phase: 'disposed'; readonly disposed: CaseDisposed['data'] }
    | { readonly phase: 'declined'; readonly declined: CaseDeclined['data'] }
    | { readonly phase: 'redirected'; readonly redirected: CaseRedirected['data'] }
    /** While it lay at the window. */
    | { readonly phase: 'ended' }
  );

export type Case = { readonly phase: 'unopened' } | OpenedCase;

const known = ({ opened, submissions, rating, decidedOn, concluded, closed }: OpenedCase): Known => ({
  ...{ opened, submissions, rating },
  ...(decidedOn !== undefined && { decidedOn }),
  ...(concluded && { concluded }),
  ...(closed && { closed }),
});

export const cases: Stream<'caseId', Case, IntakeCaseEvent> = {
  kind: 'case',
  key: 'caseId',
  initial: { phase: 'unopened' },
  evolve(state, event) {
    if (event.type === 'CaseOpened') return { phase: 'open', opened: event.data, submissions: openedBy(event.data), rating: { phase: 'closed', given: [] } };
    if (state.phase === 'unopened') return state;
    switch (event.type) {
      case 'SubmissionJoined': case 'SubmissionLeft':
        return { ...state, submissions: broughtAfter(state.submissions, event) };
      case 'CaseDisposed':
        return { ...known(state), phase: 'disposed', disposed: event.data };
      case 'CaseDecided':
        return { ...state, decidedOn: event.data.sentOn };
      case 'CaseCameBack':
        return { ...state, cameBackOn: event.data.cameBackOn, acceptedBy: event.data.acceptedBy };
      case 'CaseTakenUp':
        return { ...state, acceptedBy: [...(state.acceptedBy ?? []), event.data.department] };
      case 'CaseSentAgain':
        return { ...state, cameBackOn: undefined, acceptedBy: undefined };
      case 'CaseDeclined':
        return { ...known(state), phase: 'declined', declined: event.data };
      case 'CaseRedirected':
        return { ...known(state), phase: 'redirected', redirected: event.data };
      case 'RatingOpened':
        return { ...state, rating: { ...state.rating, phase: 'opened', deliveredOn: event.data.deliveredOn, rateBy: event.data.rateBy } };
      case 'CaseRated':
        return { ...state, rating: { ...state.rating, given: [...state.rating.given, event.data] } };
      case 'CaseConcluded':
        return { ...state, concluded: { concludedOn: event.data.concludedOn, how: event.data.how } };
      case 'CaseClosed':
        return { ...(state.phase === 'open' ? { ...known(state), phase: 'ended' } : state), closed: { endedOn: event.data.endedOn, how: event.data.how } };
    }
  },
};

/** Whether the case was handed over to the discipline organ. */
export const isHandedOver = (known: OpenedCase): known is Extract<OpenedCase, { phase: 'disposed' }> => known.phase === 'disposed' && known.disposed.way === 'discipline';

/** Whether the case is the discipline organ's: an accusation from the start, or handed over to that organ since (Art. 30). */
export const isSecret = (known: OpenedCase): boolean => known.opened.confidential === true || isHandedOver(known);

/** Whether it was reported up and is the hall's until it is decided about: departments are asked by routing, an organ still gets it here. */
export const awaitsDecision = (known: OpenedCase): boolean => known.phase === 'disposed' && known.disposed.way === 'urgent' && known.decidedOn === undefined && !known.closed;

/** Whether it came back from the departments and nobody leads it: it is the hall's again, to send on its way anew or to tell its petitioner who is competent. */
export const isBack = ({ phase, cameBackOn, closed }: OpenedCase): boolean => phase === 'disposed' && cameBackOn !== undefined && !closed;

/** Whether the case takes nothing more in, so that what comes now opens another: settled or replied to, told no, told elsewhere, sent to another organ, or ended by the departments. */
export function takesNothingIn(known: OpenedCase): boolean {
  if (known.concluded || known.closed) return true;
  switch (known.phase) {
    case 'open':
      return false;
    case 'declined':
    case 'redirected':
    case 'ended':
      return true;
    case 'disposed':
      return known.disposed.way === 'political-legal' || known.disposed.way === 'discipline';
  }
}

/** The day on which the petitioner of a submission withdrew it, by itself or with the case as its last. */
export function withdrawnOn({ submissions, closed }: OpenedCase, submissionId: string): string | undefined {
  const brought = submissions.find(one => one.submissionId === submissionId);
  return brought?.withdrawn?.on ?? (brought?.petitioner && closed?.how === 'withdrawn' ? closed.endedOn : undefined);
}

/** The case, once it is open. Until the policy that opens it has run, its registration is a fact on its way: `NotYet`. */
export function onceOpened(state: Case): OpenedCase {
  if (state.phase !== 'unopened') return state;
  const { reason, refusal } = refuseIntake('UNKNOWN_CASE');
  throw new NotYet(reason, refusal);
}
