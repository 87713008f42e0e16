// A case for tests: its people, its days and its events, as sentences that a test can put in order.
import {
  AcceptanceDelivered, CaseAccepted, CaseEnded, CaseReceived, CaseSentOut, CaseSignedFor, CustodyOffered, CustodyOfferWithdrawn, CustodyTaken, DepartmentObjected, ObjectionDenied, ObjectionUpheld, PartAnswered,
  ReplyDelivered, ReplyIssued, SendingWithdrawn, SettlementReached, SubmissionAdded, SubmissionWithdrawn, TermExtended, type Route, type RoutingCaseEvent,
} from '@onehall/contracts';
import type { Actor, Place, Recorded } from '@onehall/kernel';
import { lawOn, type Law } from '@onehall/rulebook';

export const caseId = '5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11';
/** Water leads, land assists; roads was not asked. */
export const [water, land, roads] = ['county-water', 'county-land', 'county-roads'] as const;

export const law: Law = lawOn('2026-03-02');
/** Ten in the morning in Asia/Shanghai on that day. */
export const at = (day: string): { readonly now: string } => ({ now: `${day}T02:00:00.000Z` });
/** Monday: the day on which the case came and was sent out and signed for. */
export const monday = '2026-03-02';
export const tuesday = '2026-03-03';

export const router: Actor = { id: 'u-router', role: 'router' };
export const clerk: Actor = { id: 'u-clerk', role: 'clerk' };
export const policy: Actor = { id: 'policy:test', role: 'system' };
export const handlerOf = (department: string): Actor => ({ id: `u-${department}-handler`, role: 'handler', department });
export const headOf = (department: string): Actor => ({ id: `u-${department}-head`, role: 'head', department });

const paper = (kind: string, number = '1号') => ({ kind, number, issuedOn: monday });

export const opened = { number: '2026-0001', openedAt: `${monday}T01:30:00.000Z`, receivedOn: monday, petitioner: true };
export const received = CaseReceived({ caseId, ...opened });
/** Found by screening: nobody brought it. */
export const screened = CaseReceived({ caseId, ...opened, petitioner: false });
export const confidential = CaseReceived({ caseId, ...opened, confidential: true });

export const slip = paper('转送单');
export const toBoth = [{ department: water, part: 'lead' as const }, { department: land, part: 'assist' as const }];
export const objectBy = law.deadline('C-OBJECT', monday);
export const informBy = law.deadline('C-INFORM-TRANSFER', monday);
export const sentOut = CaseSentOut({ caseId, way: 'transfer', departments: toBoth, sentOn: monday, paper: slip, objectBy, informBy });
/** The same in a hall where the terms begin with the signature. */
export const sentForSignature = CaseSentOut({ caseId, way: 'transfer', departments: toBoth, sentOn: monday, paper: slip });
export const offered = CustodyOffered({ caseId, from: 'hall', to: water });
export const offerWithdrawn = CustodyOfferWithdrawn({ caseId, from: 'hall', to: water });
export const resendBy = law.deadline('C-RESEND', tuesday);
/** Of the assisting department; of the lead with `resendBy`. */
export const withdrawn = (department: string) => SendingWithdrawn({ caseId, department, withdrawnOn: tuesday, reasons: '发错单位。', ...(department === water && { resendBy }) });
export const signed = (department: string) => CaseSignedFor({ caseId, department, signedOn: monday, objectBy, informBy, receivedOn: monday });
export const taken = CustodyTaken({ caseId, from: 'hall', to: water });
export const objected = (department: string) => DepartmentObjected({ caseId, department, objectedOn: tuesday, reasons: '不属于本单位职责。', decideBy: law.deadline('C-OBJECTION', tuesday) });
export const upheld = (department: string) => ObjectionUpheld({ caseId, department, upheldOn: tuesday, ...(department === water && { resendBy }) });
export const denied = (department: string) => ObjectionDenied({ caseId, department, deniedOn: tuesday, reasons: '属于该单位职责。', informBy });
export const answerBy = law.deadline('C-HANDLE', tuesday);
export const accepted = (department: string, route: Route = 'route-6') =>
  CaseAccepted({ caseId, department, route, acceptedOn: tuesday, paper: { ...paper('受理告知书', '受告〔2026〕1号'), issuedOn: tuesday }, ...(route === 'route-6' && { answerBy }) });
export const acceptanceDelivered = (department: string, deliveredOn: string) => AcceptanceDelivered({ caseId, department, deliveredOn });
export const extended = (department: string) =>
  TermExtended({ caseId, department, days: 30, reasons: '需要现场勘验。', approvedBy: headOf(department).id, approvedOn: tuesday, toldOn: tuesday, answerBy: law.extend(answerBy, 30), paper: paper('延长办理期限告知书') });
export const answered = (department: string, revision = 1) => PartAnswered({ caseId, department, revision, answeredOn: tuesday, outcome: 'supported', answer: '已安排修复。' });
export const settled = SettlementReached({ caseId, departments: [water, land], settledOn: tuesday, agreement: '双方自愿达成协议。', numbers: [opened.number] });
export const issued = ReplyIssued({
  caseId, department: water, issuedOn: tuesday, outcome: 'supported', claim: '恢复供水。', facts: '水闸失修。', opinion: '予以支持。', basis: '水法第三条',
  parts: [{ department: land, revision: 1 }, { department: water, revision: 1 }], paper: { ...paper('信访处理意见书', '处意〔2026〕1号'), issuedOn: tuesday }, numbers: [opened.number],
});
export const delivered = ReplyDelivered({ caseId, deliveredOn: tuesday, method: 'direct', numbers: [opened.number] });
export const ended = CaseEnded({ caseId, endedOn: tuesday, how: 'answered', numbers: [opened.number] });
/** Somebody else brings the same matter by letter, or a screening finds it. */
export const joining = (number: string, petitioner = true) => ({ number, channel: petitioner ? ('letter' as const) : ('screening' as const), receivedOn: tuesday, petitioner });
export const added = (number: string, petitioner = true) => SubmissionAdded({ caseId, ...joining(number, petitioner) });
export const gone = (number: string) => SubmissionWithdrawn({ caseId, number, withdrawnOn: tuesday, reasons: '信访人来电，不再反映。' });

/** Sent out, signed for by both, and in the lead's hands. */
export const atWork: readonly RoutingCaseEvent[] = [received, sentOut, offered, signed(water), taken, signed(land)];
/** And accepted by both. */
export const inProcess: readonly RoutingCaseEvent[] = [...atWork, accepted(water), accepted(land)];
/** And answered by both. */
export const allAnswered: readonly RoutingCaseEvent[] = [...inProcess, answered(water), answered(land)];

/** Events as the log would hand them to a view, at the instants given, or all at the same one. */
export const recorded = <E extends RoutingCaseEvent>(events: readonly E[], instants: readonly string[] = []): readonly Recorded<E>[] =>
  events.map((event, index) => ({ ...event, ...place(index + 1, instants[index] ?? `${monday}T02:00:00.000Z`) }));

const place = (version: number, instant: string): Place => ({
  id: `00000000-0000-5000-8000-${String(version).padStart(12, '0')}`,
  service: 'routing',
  stream: `hall/case/${caseId}`,
  version,
  position: version,
  recordedAt: instant,
  meta: { hall: 'hall', at: instant, actor: router, commandId: caseId, correlationId: caseId, rulebook: law.rulebook, calendar: law.calendar },
});
