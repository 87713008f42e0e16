// What routing tells the hall about a case: who was asked, who took it on, who holds it, what each answered, and the one reply made of it.
import Type from 'typebox';
import { event, personal, type EventOf } from '../event.js';
import { article, caseId, custodian, day, department, id, instant, oneOf, paper, term, text, words } from '../fields.js';
import { asked } from '../intake/case.js';
import { channels } from '../intake/submission.js';

/** supported 予以支持, explained 解释说明, not-supported 不予支持 (信访工作条例 第三十二条). */
export const outcomes = ['supported', 'explained', 'not-supported'] as const;
export type Outcome = (typeof outcomes)[number];
/** The six routes of 信访工作条例 第三十一条, and the suggestion of 第二十九条. Which of them the law of a day knows, and which run the sixty days, stands in the rulebook. */
export const routes = ['route-1', 'route-2', 'route-3', 'route-4', 'route-5', 'route-6', 'suggestion'] as const;
export type Route = (typeof routes)[number];
/** How a case can end. */
export const endings = ['answered', 'settled', 'declined', 'redirected', 'referred', 'withdrawn'] as const;
export type Ending = (typeof endings)[number];
/** Who decides where departments differ about whose a matter is (信访工作条例 第二十四条第一款): 共同的上一级机关, or the joint conference 联席会议. */
export const deciders = ['common-superior', 'conference'] as const;
export type Decider = (typeof deciders)[number];
/** How a written reply reaches the petitioner: in person, registered post, online, by phone, by public notice. */
export const deliveries = ['direct', 'post', 'online', 'phone', 'public'] as const;

const numbers = Type.Array(Type.String({ maxLength: 40 }));
const acceptedBy = Type.Optional(Type.Array(department, { minItems: 1, maxItems: 40 }));

export const CaseReceived = event('CaseReceived', 1, {
  caseId,
  number: Type.String({ maxLength: 40 }),
  openedAt: instant,
  receivedOn: day,
  category: Type.Optional(words),
  petitioner: Type.Boolean(),
  confidential: Type.Optional(Type.Literal(true)),
});
/** A further submission has joined the case. `petitioner`: false where nobody brought it (found by screening). */
export const SubmissionAdded = event('SubmissionAdded', 1, { caseId, number: Type.String({ maxLength: 40 }), channel: oneOf(...channels), receivedOn: day, petitioner: Type.Boolean() });
/** The petitioner of one submission withdraws while others stand, or what was found by screening: the case goes on. `terms`: those that waited for a notice to be delivered and begin on that day, because nobody is to be told any more. */
export const SubmissionWithdrawn = event('SubmissionWithdrawn', 1, {
  caseId,
  number: Type.String({ maxLength: 40 }),
  withdrawnOn: day,
  reasons: personal('caseId', text),
  terms: Type.Optional(Type.Array(Type.Object({ department, answerBy: term }, { additionalProperties: false }), { minItems: 1, maxItems: 40 })),
});
/** `objectBy`, `informBy`: the terms that begin with the sending, where it is the day of receipt. `standing`: those named who had been asked before; only their part changes, or the letter by which they were asked: their terms run on. Whoever stands here and not in `departments` assists and has answered its part: nothing changes for it, and the letter does not bind it to its day. `reasons`: why a department is asked again whose objection was upheld. */
export const CaseSentOut = event('CaseSentOut', 1, {
  caseId,
  way: oneOf('transfer', 'assign'),
  departments: Type.Array(asked, { minItems: 1, maxItems: 40 }),
  sentOn: day,
  answerBy: Type.Optional(day),
  paper,
  objectBy: Type.Optional(term),
  informBy: Type.Optional(term),
  standing: Type.Optional(Type.Array(department, { minItems: 1, maxItems: 40 })),
  reasons: Type.Optional(personal('caseId', text)),
});
/** `receivedOn`: the terms have run since that day, on which the case was sent; absent: they begin with the signature. */
export const CaseSignedFor = event('CaseSignedFor', 1, { caseId, department, signedOn: day, objectBy: term, informBy: term, receivedOn: Type.Optional(day) });
/** A sending that nobody signed for is taken back. `resendBy`: nobody leads any more, and by then the hall sends the case out again; `acceptedBy`: who assists and has accepted by then, so that the petitioner was told so. */
export const SendingWithdrawn = event('SendingWithdrawn', 1, { caseId, department, withdrawnOn: day, reasons: personal('caseId', text), resendBy: Type.Optional(term), acceptedBy });
/** `decideBy`: by when the hall decides; until then the department’s own term to inform stands still. */
export const DepartmentObjected = event('DepartmentObjected', 1, {
  caseId,
  department,
  objectedOn: day,
  reasons: personal('caseId', text),
  proposes: Type.Optional(department),
  decideBy: Type.Optional(term),
});
/** `resendBy`, `acceptedBy` as at `SendingWithdrawn`. `decidedBy`, `decision`: not the hall itself but this one decided, by the paper of that number or title; after a denial nobody else does. */
export const ObjectionUpheld = event('ObjectionUpheld', 1, {
  caseId,
  department,
  upheldOn: day,
  reasons: Type.Optional(personal('caseId', text)),
  decidedBy: Type.Optional(oneOf(...deciders)),
  decision: Type.Optional(personal('caseId', words)),
  resendBy: Type.Optional(term),
  acceptedBy,
});
/** `informBy`: the department’s term to inform with the days that were left when it objected. */
export const ObjectionDenied = event('ObjectionDenied', 1, { caseId, department, deniedOn: day, reasons: personal('caseId', text), informBy: Type.Optional(term) });
export const CaseAccepted = event('CaseAccepted', 1, { caseId, department, route: oneOf(...routes), acceptedOn: day, answerBy: Type.Optional(term), paper });
export const AcceptanceDelivered = event('AcceptanceDelivered', 1, { caseId, department, deliveredOn: day, answerBy: Type.Optional(term) });
export const ProgressNoted = event('ProgressNoted', 1, { caseId, department, notedOn: day, note: personal('caseId', text) }, { happened: 'notedOn' });
export const TermExtended = event('TermExtended', 1, {
  caseId,
  department,
  days: Type.Integer({ minimum: 1 }),
  reasons: personal('caseId', text),
  approvedBy: Type.String({ maxLength: 80 }),
  approvedOn: day,
  toldOn: day,
  answerBy: term,
  paper,
});
export const PartAnswered = event('PartAnswered', 1, {
  caseId,
  department,
  revision: Type.Integer({ minimum: 1 }),
  answeredOn: day,
  outcome: oneOf(...outcomes),
  answer: personal('caseId', text),
  basis: Type.Optional(words),
});
/** `numbers` as at `CaseEnded`: whoever brought another comes too late for this settlement. */
export const SettlementReached = event('SettlementReached', 1, { caseId, departments: Type.Array(department, { minItems: 1 }), settledOn: day, agreement: personal('caseId', text), numbers: Type.Optional(numbers) });
/** `numbers` as at `CaseEnded`: this reply answers nobody who brought another. Absent where it was written while others could still join. */
export const ReplyIssued = event('ReplyIssued', 1, {
  caseId,
  department,
  issuedOn: day,
  outcome: oneOf(...outcomes),
  claim: personal('caseId', text),
  facts: personal('caseId', text),
  opinion: personal('caseId', text),
  basis: words,
  parts: Type.Array(Type.Object({ department, revision: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }), { minItems: 1 }),
  paper,
  numbers: Type.Optional(numbers),
});
/** `receiver`: whoever took it, sealed as that person's own, so that a person who is forgotten is forgotten here too. Without `personId` it was written in version 1, with the case's key. `numbers` as at `CaseEnded`: this reply is told to nobody who brought another. */
export const ReplyDelivered = event('ReplyDelivered', 2, {
  caseId,
  deliveredOn: day,
  method: oneOf(...deliveries),
  receiver: Type.Optional(Type.Object({ personId: Type.Optional(id), name: personal('personId', Type.String({ maxLength: 100 })) }, { additionalProperties: false })),
  numbers: Type.Optional(numbers),
});
/** `confidential`: it was referred to the discipline organ and is sealed from then on. `reasons`: how the petitioner declared the withdrawal; absent where it was written before that was asked. `numbers`: all submissions of which routing knew, and of a withdrawal those that were withdrawn; where intake knows another, that one’s matter has not ended. Absent where intake itself ended the case. */
export const CaseEnded = event('CaseEnded', 1, {
  caseId,
  endedOn: day,
  how: oneOf(...endings),
  article: Type.Optional(article),
  confidential: Type.Optional(Type.Literal(true)),
  reasons: Type.Optional(personal('caseId', text)),
  numbers: Type.Optional(numbers),
});
export const CustodyOffered = event('CustodyOffered', 1, { caseId, from: custodian, to: custodian });
export const CustodyTaken = event('CustodyTaken', 1, { caseId, from: custodian, to: custodian });
export const CustodyRefused = event('CustodyRefused', 1, { caseId, from: custodian, to: custodian, reasons: personal('caseId', words) });
/** Who offered takes the offer back before it was answered. */
export const CustodyOfferWithdrawn = event('CustodyOfferWithdrawn', 1, { caseId, from: custodian, to: custodian });
export const UrgeReceived = event('UrgeReceived', 1, { caseId, department, urgeId: id, receivedOn: day });

export type CaseReceived = EventOf<typeof CaseReceived>;
export type SubmissionAdded = EventOf<typeof SubmissionAdded>;
export type SubmissionWithdrawn = EventOf<typeof SubmissionWithdrawn>;
export type CaseSentOut = EventOf<typeof CaseSentOut>;
export type CaseSignedFor = EventOf<typeof CaseSignedFor>;
export type SendingWithdrawn = EventOf<typeof SendingWithdrawn>;
export type DepartmentObjected = EventOf<typeof DepartmentObjected>;
export type ObjectionUpheld = EventOf<typeof ObjectionUpheld>;
export type ObjectionDenied = EventOf<typeof ObjectionDenied>;
export type CaseAccepted = EventOf<typeof CaseAccepted>;
export type AcceptanceDelivered = EventOf<typeof AcceptanceDelivered>;
export type ProgressNoted = EventOf<typeof ProgressNoted>;
export type TermExtended = EventOf<typeof TermExtended>;
export type PartAnswered = EventOf<typeof PartAnswered>;
export type SettlementReached = EventOf<typeof SettlementReached>;
export type ReplyIssued = EventOf<typeof ReplyIssued>;
export type ReplyDelivered = EventOf<typeof ReplyDelivered>;
export type CaseEnded = EventOf<typeof CaseEnded>;
export type CustodyOffered = EventOf<typeof CustodyOffered>;
export type CustodyTaken = EventOf<typeof CustodyTaken>;
export type CustodyRefused = EventOf<typeof CustodyRefused>;
export type CustodyOfferWithdrawn = EventOf<typeof CustodyOfferWithdrawn>;
export type UrgeReceived = EventOf<typeof UrgeReceived>;
export type RoutingCaseEvent =
  | CaseReceived | SubmissionAdded | SubmissionWithdrawn | CaseSentOut | CaseSignedFor | SendingWithdrawn | DepartmentObjected | ObjectionUpheld | ObjectionDenied | CaseAccepted | AcceptanceDelivered
  | ProgressNoted | TermExtended | PartAnswered | SettlementReached | ReplyIssued | ReplyDelivered | CaseEnded
  | CustodyOffered | CustodyTaken | CustodyRefused | CustodyOfferWithdrawn | UrgeReceived;
