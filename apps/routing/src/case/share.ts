// A department's share of a case: how far each department is that was asked, and how what it does moves its share.
import type {
  AcceptanceDelivered, CaseAccepted, CaseSentOut, CaseSignedFor, DepartmentObjected, ObjectionDenied, Outcome, PartAnswered, Route, SubmissionWithdrawn, TermExtended,
} from '@onehall/contracts';
import { routeInForce, type HandlingRoute, type Term } from '@onehall/rulebook';

export type Part = CaseSentOut['data']['departments'][number]['part'];

/** By which way a department was asked last, on which day, and the day that the letter sets for the result. */
export type Letter = Pick<CaseSentOut['data'], 'way' | 'sentOn' | 'answerBy'>;

interface Receipt {
  readonly part: Part;
  readonly letter: Letter;
  readonly receivedOn: string;
}
/** What runs from the sending; absent where the terms begin with the signature. */
interface Sent extends Receipt {
  readonly terms?: { readonly objectBy: Term; readonly informBy: Term };
}
interface Signature extends Receipt {
  readonly signedOn: string;
  readonly objectBy: Term;
  readonly informBy: Term;
}
interface Acceptance extends Receipt {
  readonly route: Route;
  readonly acceptedOn: string;
  readonly deliveredOn?: string;
  /** Absent: this route has no term, or its term starts with the delivery of the notice. */
  readonly term?: { readonly answerBy: Term; readonly runsFrom: string; readonly extensions: number };
}

export type Share =
  | (Sent & { readonly phase: 'asked' })
  | (Signature & { readonly phase: 'signed'; readonly denied: boolean })
  | (Signature & { readonly phase: 'objected'; readonly objectedOn: string })
  | (Acceptance & { readonly phase: 'accepted' })
  | (Acceptance & { readonly phase: 'answered'; readonly revision: number; readonly answeredOn: string; readonly outcome: Outcome });

/** The shares that stand, by department. A share whose objection was upheld, or whose sending was withdrawn, stands no more. */
export type Shares = Readonly<Record<string, Share>>;

export type ShareEvent = CaseSignedFor | DepartmentObjected | ObjectionDenied | CaseAccepted | AcceptanceDelivered | TermExtended | PartAnswered;

/** Whether this sending asks for what a department was asked for already: its part, by the same way, for the same day. */
export const isAskedSo = (share: Share | undefined, part: Part, { way, answerBy }: { readonly way: Letter['way']; readonly answerBy?: string | undefined }): boolean => share?.part === part && share.letter.way === way && share.letter.answerBy === answerBy;

/** Whether this sending asks an assisting department for nothing more: its part is in, and no further letter binds it to a day. */
export const isPartIn = (share: Share | undefined, part: Part): boolean => share?.phase === 'answered' && share.part === 'assist' && part === 'assist';

/** Asked for the first time, or asked again in another part or by another letter: what a department has done so far stays done. */
export const sentOut = (shares: Shares, { departments, sentOn, way, answerBy, objectBy, informBy }: CaseSentOut['data']): Shares => {
  const letter: Letter = { way, sentOn, ...(answerBy !== undefined && { answerBy }) };
  const received = { phase: 'asked' as const, receivedOn: sentOn, ...(objectBy && informBy && { terms: { objectBy, informBy } }) };
  return { ...shares, ...Object.fromEntries(departments.map(({ department, part }) => [department, { ...(shares[department] ?? received), part, letter }])) };
};

/** The term on that day of an accepted share that waits for its notice to be delivered; undefined: it waits for none. */
export const termAwaited = (share: Share, on: string): HandlingRoute['clock'] =>
  (share.phase === 'accepted' || share.phase === 'answered') && share.term === undefined && share.deliveredOn === undefined ? routeInForce(share.route, on)?.clock : undefined;

/** Terms that waited for the delivery of a notice begin without it. */
export const begun = (shares: Shares, { withdrawnOn, terms = [] }: SubmissionWithdrawn['data']): Shares => ({
  ...shares,
  ...Object.fromEntries(terms.map(({ department, answerBy }) => [department, { ...in_(shares, department, 'accepted', 'answered'), term: { answerBy, runsFrom: withdrawnOn, extensions: 0 } }])),
});

export const without = (shares: Shares, department: string): Shares => Object.fromEntries(Object.entries(shares).filter(([name]) => name !== department));

export const leadOf = (shares: Shares): string | undefined => Object.keys(shares).find(department => shares[department]?.part === 'lead');

export const moved = (shares: Shares, event: ShareEvent): Shares => ({ ...shares, [event.data.department]: next(shares, event) });

function next(shares: Shares, event: ShareEvent): Share {
  const { department } = event.data;
  switch (event.type) {
    case 'CaseSignedFor': {
      const { signedOn, objectBy, informBy } = event.data;
      return { ...receipt(in_(shares, department, 'asked')), phase: 'signed', signedOn, objectBy, informBy, denied: false };
    }
    case 'DepartmentObjected':
      return { ...signature(in_(shares, department, 'signed')), phase: 'objected', objectedOn: event.data.objectedOn };
    case 'ObjectionDenied':
      return { ...resumed(in_(shares, department, 'objected'), event.data.informBy), phase: 'signed', denied: true };
    case 'CaseAccepted': {
      const { route, acceptedOn, answerBy } = event.data;
      return { ...receipt(in_(shares, department, 'signed')), phase: 'accepted', route, acceptedOn, ...(answerBy && { term: { answerBy, runsFrom: acceptedOn, extensions: 0 } }) };
    }
    case 'AcceptanceDelivered': {
      const { deliveredOn, answerBy } = event.data;
      return { ...in_(shares, department, 'accepted', 'answered'), deliveredOn, ...(answerBy && { term: { answerBy, runsFrom: deliveredOn, extensions: 0 } }) };
    }
    case 'TermExtended': {
      const share = in_(shares, department, 'accepted');
      const { answerBy, approvedOn } = event.data;
      return { ...share, term: { answerBy, runsFrom: share.term?.runsFrom ?? approvedOn, extensions: (share.term?.extensions ?? 0) + 1 } };
    }
    case 'PartAnswered': {
      const { revision, answeredOn, outcome } = event.data;
      return { ...in_(shares, department, 'accepted', 'answered'), phase: 'answered', revision, answeredOn, outcome };
    }
  }
}

const receipt = ({ part, letter, receivedOn }: Share): Receipt => ({ part, letter, receivedOn });
const signature = ({ part, letter, receivedOn, signedOn, objectBy, informBy }: Signature): Signature => ({ part, letter, receivedOn, signedOn, objectBy, informBy });

const resumed = (share: Signature, informBy: Term | undefined): Signature => ({ ...signature(share), informBy: informBy ?? share.informBy });

/** A history in which a share moves from a phase that it was not in was never decided here: it is refused loudly. */
function in_<Phase extends Share['phase']>(shares: Shares, department: string, ...phases: Phase[]): Extract<Share, { phase: Phase }> {
  const share = shares[department];
  if (share && (phases as string[]).includes(share.phase)) return share as Extract<Share, { phase: Phase }>;
  throw new Error(`The share of ${department} is ${share?.phase ?? 'not there'}, but its history goes on as if it were ${phases.join(' or ')}.`);
}
