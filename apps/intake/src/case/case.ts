// What intake must remember of a case: who opened it, whether it is still at the window or which way it went, and what the petitioner thinks of it.
import { refuseIntake, type CaseClosed, type CaseDeclined, type CaseDisposed, type CaseOpened, type CaseRated, type CaseRedirected, type IntakeCaseEvent } from '@onehall/contracts';
import { NotYet, type Stream } from '@onehall/kernel';

/** What the petitioners may say of the reply: from its delivery to the last day, and each once. */
export type Rating = { readonly phase: 'closed' } | { readonly phase: 'opened'; readonly deliveredOn: string; readonly rateBy: string; readonly given: readonly CaseRated['data'][] };

interface Known {
  readonly opened: CaseOpened['data'];
  readonly submissions: readonly string[];
  readonly rating: Rating;
  /** How and when the case ended after it had left the window, as routing said it. */
  readonly closed?: Pick<CaseClosed['data'], 'endedOn' | 'how'>;
}

export type OpenedCase = Known &
  (
    | { readonly phase: 'open' }
    | { readonly phase: 'disposed'; readonly disposed: CaseDisposed['data'] }
    | { readonly phase: 'declined'; readonly declined: CaseDeclined['data'] }
    | { readonly phase: 'redirected'; readonly redirected: CaseRedirected['data'] }
  );

export type Case = { readonly phase: 'unopened' } | OpenedCase;

const known = ({ opened, submissions, rating, closed }: OpenedCase): Known => ({ opened, submissions, rating, ...(closed && { closed }) });

export const cases: Stream<'caseId', Case, IntakeCaseEvent> = {
  kind: 'case',
  key: 'caseId',
  initial: { phase: 'unopened' },
  evolve(state, event) {
    if (event.type === 'CaseOpened') return { phase: 'open', opened: event.data, submissions: [event.data.submissionId], rating: { phase: 'closed' } };
    if (state.phase === 'unopened') return state;
    switch (event.type) {
      case 'SubmissionJoined':
        return { ...state, submissions: [...state.submissions, event.data.submissionId] };
      case 'CaseDisposed':
        return { ...known(state), phase: 'disposed', disposed: event.data };
      case 'CaseDeclined':
        return { ...known(state), phase: 'declined', declined: event.data };
      case 'CaseRedirected':
        return { ...known(state), phase: 'redirected', redirected: event.data };
      case 'RatingOpened':
        return { ...state, rating: { phase: 'opened', deliveredOn: event.data.deliveredOn, rateBy: event.data.rateBy, given: [] } };
      case 'CaseRated':
        return state.rating.phase === 'closed' ? state : { ...state, rating: { ...state.rating, given: [...state.rating.given, event.data] } };
      case 'CaseClosed':
        return { ...state, closed: { endedOn: event.data.endedOn, how: event.data.how } };
    }
  },
};

/** Whether the case was handed over to the discipline organ. */
export const isHandedOver = (known: OpenedCase): known is Extract<OpenedCase, { phase: 'disposed' }> => known.phase === 'disposed' && known.disposed.way === 'discipline';

/** Whether the case is the discipline organ's: an accusation from the start, or handed over to that organ since (Art. 30). */
export const isSecret = (known: OpenedCase): boolean => known.opened.confidential === true || isHandedOver(known);

/** Whether it was reported up and is the hall's until it is decided about: departments are asked by routing, an organ still gets it here. */
export const awaitsDecision = (known: OpenedCase): boolean => known.phase === 'disposed' && known.disposed.way === 'urgent' && !known.closed;

/** Whether nothing more happens to the case, so that what comes now opens another: told no, told elsewhere, sent to another organ, or ended by the departments. */
export function isFinished(known: OpenedCase): boolean {
  if (known.closed) return true;
  switch (known.phase) {
    case 'open':
      return false;
    case 'declined':
    case 'redirected':
      return true;
    case 'disposed':
      return known.disposed.way === 'political-legal' || known.disposed.way === 'discipline';
  }
}

/** The case, once it is open. Until the policy that opens it has run, its registration is a fact on its way: `NotYet`. */
export function onceOpened(state: Case): OpenedCase {
  if (state.phase !== 'unopened') return state;
  const { reason, refusal } = refuseIntake('UNKNOWN_CASE');
  throw new NotYet(reason, refusal);
}
