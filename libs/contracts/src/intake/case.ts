// What intake tells the hall about a case (信访事项): that it is open, by which way it leaves the window, what the petitioner was told and thinks of it.
import Type from 'typebox';
import { event, personal, type EventOf } from '../event.js';
import { article, caseId, day, department, id, instant, oneOf, paper, term, text, words } from '../fields.js';
import type { Ending } from '../routing/case.js';
import { channels, purposes } from './submission.js';

/** The ways out of the window, domain rules T03–T07: 转送, 交办, 转政法, 转纪检监察, 紧急上报. */
export const ways = ['transfer', 'assign', 'political-legal', 'discipline', 'urgent'] as const;
export type Way = (typeof ways)[number];
/** lead 主办, assist 协办. */
export const parts = ['lead', 'assist'] as const;
/** satisfied 满意, fair 基本满意, dissatisfied 不满意. */
export const grades = ['satisfied', 'fair', 'dissatisfied'] as const;
export type Grade = (typeof grades)[number];
/** How a case can end, as routing says it; named here again because routing's words are made of intake's. */
const endings = ['answered', 'settled', 'declined', 'redirected', 'referred', 'withdrawn'] as const satisfies readonly Ending[];
/** A department asked, and its part. */
export const asked = Type.Object({ department, part: oneOf(...parts) }, { additionalProperties: false });

/** `answerBy`, as of what joined: the day that a superior or a leader set for the hall. */
export const CaseOpened = event('CaseOpened', 1, {
  caseId,
  submissionId: id,
  number: Type.String({ maxLength: 40 }),
  openedAt: instant,
  receivedOn: day,
  channel: oneOf(...channels),
  purpose: oneOf(...purposes),
  place: Type.Optional(words),
  category: Type.Optional(words),
  title: Type.Optional(personal('caseId', Type.String({ minLength: 1, maxLength: 300 }))),
  petitioner: Type.Boolean({ description: 'false: nobody brought it (found by screening), nobody is told and nobody rates' }),
  confidential: Type.Optional(Type.Literal(true)),
  follows: Type.Optional(caseId),
  routeBy: term,
  answerBy: Type.Optional(day),
});
export type CaseOpened = EventOf<typeof CaseOpened>;

/** `routeBy`: it was received before all that stand in the case, which lies at the window; by then the hall sends it on its way. */
export const SubmissionJoined = event('SubmissionJoined', 1, { caseId, submissionId: id, number: Type.String({ maxLength: 40 }), receivedOn: day, channel: oneOf(...channels), answerBy: Type.Optional(day), routeBy: Type.Optional(term) });
export type SubmissionJoined = EventOf<typeof SubmissionJoined>;

/** A submission stands in the case no more: its petitioner withdrew it (`rateBy`: until when he or she may say what to think of how it was handled), or it opened a case of its own after all. `routeBy`: while the case lies at the window, the hall sends it on its way by then; those that still stand have waited since `routeFrom`. */
export const SubmissionLeft = event('SubmissionLeft', 1, { caseId, submissionId: id, number: Type.String({ maxLength: 40 }), how: oneOf('withdrawn', 'set-apart'), leftOn: day, rateBy: Type.Optional(day), routeFrom: Type.Optional(day), routeBy: Type.Optional(term) });
export type SubmissionLeft = EventOf<typeof SubmissionLeft>;

/** `sendBy`: by when what was reported up as urgent is sent on its way. */
export const CaseDisposed = event('CaseDisposed', 1, {
  caseId,
  way: oneOf(...ways),
  disposedOn: day,
  departments: Type.Optional(Type.Array(asked, { minItems: 1, maxItems: 40 })),
  organ: Type.Optional(words),
  answerBy: Type.Optional(day),
  sendBy: Type.Optional(term),
  article,
  paper,
});
export type CaseDisposed = EventOf<typeof CaseDisposed>;

/** What was reported up was decided about: routing has sent it to departments, and the window sends it nowhere else. */
export const CaseDecided = event('CaseDecided', 1, { caseId, sentOn: day });
export type CaseDecided = EventOf<typeof CaseDecided>;

/** Nobody leads the case any more, as routing says: it is the hall's again, and the window may send it on its way anew or tell its petitioner who is competent. `acceptedBy`: who assists and has accepted; then it goes to departments, or as an accusation to its organ. */
export const CaseCameBack = event('CaseCameBack', 1, { caseId, cameBackOn: day, acceptedBy: Type.Optional(Type.Array(department, { minItems: 1, maxItems: 40 })) });
export type CaseCameBack = EventOf<typeof CaseCameBack>;

/** A department that assists has accepted what came back and lies here again: as `acceptedBy` of `CaseCameBack`. */
export const CaseTakenUp = event('CaseTakenUp', 1, { caseId, department, takenUpOn: day });
export type CaseTakenUp = EventOf<typeof CaseTakenUp>;

/** Routing has sent out again what came back: the window sends it nowhere else. */
export const CaseSentAgain = event('CaseSentAgain', 1, { caseId, sentOn: day });
export type CaseSentAgain = EventOf<typeof CaseSentAgain>;

export const CaseDeclined = event('CaseDeclined', 1, {
  caseId,
  kind: oneOf('not-accepted', 'no-longer-accepted'),
  ground: Type.String({ maxLength: 60 }),
  article,
  reasons: personal('caseId', text),
  organ: Type.Optional(words),
  declinedOn: day,
  paper,
});
export type CaseDeclined = EventOf<typeof CaseDeclined>;

export const CaseRedirected = event('CaseRedirected', 1, {
  caseId,
  organ: words,
  ground: Type.String({ maxLength: 60 }),
  article,
  reasons: Type.Optional(personal('caseId', text)),
  redirectedOn: day,
  paper,
});
export type CaseRedirected = EventOf<typeof CaseRedirected>;

/** `deliveredOn`: the day on which the reply was delivered, or the settlement or withdrawal that stands in its place. */
export const RatingOpened = event('RatingOpened', 1, { caseId, deliveredOn: day, rateBy: day });
export type RatingOpened = EventOf<typeof RatingOpened>;

/** `submissionId`: whose petitioner says it; absent where it was written while a case was rated once, by whichever of its petitioners. */
export const CaseRated = event('CaseRated', 1, {
  caseId,
  submissionId: Type.Optional(id),
  office: oneOf(...grades),
  departments: oneOf(...grades),
  comment: Type.Optional(personal('caseId', Type.String({ minLength: 1, maxLength: 2_000 }))),
  ratedOn: day,
});
export type CaseRated = EventOf<typeof CaseRated>;

/** The parties came to terms, or the reply was issued: the case goes on to its ending, but takes nothing more in. `delivered`: it was delivered before intake heard of its issue. `numbers` as at `CaseEnded`. */
export const CaseConcluded = event('CaseConcluded', 1, { caseId, how: oneOf('settled', 'delivered', 'replied'), concludedOn: day, numbers: Type.Optional(Type.Array(Type.String({ maxLength: 40 }))) });
export type CaseConcluded = EventOf<typeof CaseConcluded>;

/** `numbers` as at `CaseEnded`. */
export const CaseClosed = event('CaseClosed', 1, { caseId, endedOn: day, how: oneOf(...endings), numbers: Type.Optional(Type.Array(Type.String({ maxLength: 40 }))) });
export type CaseClosed = EventOf<typeof CaseClosed>;

export type IntakeCaseEvent = CaseOpened | SubmissionJoined | SubmissionLeft | CaseDisposed | CaseDecided | CaseCameBack | CaseTakenUp | CaseSentAgain | CaseDeclined | CaseRedirected | CaseConcluded | RatingOpened | CaseRated | CaseClosed;
