// The facts that supervision hears, as its tests tell them: one case, its departments, and days in the spring of 2026.
import {
  AcceptanceDelivered, CaseAccepted, CaseDeclined, CaseDisposed, CaseEnded, CaseOpened, CaseRedirected, CaseSentOut, CaseSignedFor, DepartmentObjected, ObjectionDenied, ObjectionUpheld, PartAnswered, ReplyIssued,
  CaseTakenOffTable, ResolutionPassed, SendingWithdrawn, SettlementReached, SubmissionJoined, SubmissionLeft, SubmissionWithdrawn, TaskDone, TermExtended, type Way,
} from '@onehall/contracts';
import type { Actor, Event, Recorded } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { cases } from '../src/case/case.js';

export const caseId = '00000000-0000-4000-8000-0000000000a1';
export const other = '00000000-0000-4000-8000-0000000000a2';
const someId = '00000000-0000-4000-8000-0000000000f1';
export const law = lawOn('2026-03-02');
export const supervisor: Actor = { id: 'u-supervisor', role: 'supervisor' };
export const handlerOf = (department: string): Actor => ({ id: `u-${department}`, role: 'handler', department });
export const given = decisions(cases, { law, actor: { id: 'policy:any', role: 'system' } });

/** The first instant of a legal day. */
export const at = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();
const paper = (issuedOn: string) => ({ kind: '公文', number: '〔2026〕1号', issuedOn });

/** `answerBy`: the day that a superior set for the hall. */
export const opened = (receivedOn: string, answerBy?: string) => CaseOpened({
  caseId, submissionId: someId, number: 'F2026-1', openedAt: at(receivedOn), receivedOn, channel: 'visit', purpose: 'request', petitioner: true, routeBy: law.deadline('C-ROUTE', receivedOn), ...(answerBy && { answerBy }),
});
export const joined = (receivedOn: string, answerBy?: string) => SubmissionJoined({ caseId, submissionId: other, number: 'F2026-2', receivedOn, channel: 'superior', ...(answerBy && { answerBy }) });
/** Received before all that stand in the case, which lies at the window. */
export const joinedEarlier = (receivedOn: string) => SubmissionJoined({ caseId, submissionId: someId, number: 'F2026-3', receivedOn, channel: 'letter', routeBy: law.deadline('C-ROUTE', receivedOn) });
/** That one has left, and those that stand have waited since another day. */
export const leftAgain = (leftOn: string, routeFrom: string) => SubmissionLeft({ caseId, submissionId: someId, number: 'F2026-3', how: 'withdrawn', leftOn, routeFrom, routeBy: law.deadline('C-ROUTE', routeFrom) });
export const disposed = (way: Way, disposedOn: string) => CaseDisposed({
  caseId, way, disposedOn, article: law.article('T03'), paper: paper(disposedOn), ...(way === 'urgent' && { sendBy: law.deadline('C-DECISION', disposedOn) }),
});
export const declined = (declinedOn: string) => CaseDeclined({ caseId, kind: 'not-accepted', ground: 'litigation', article: law.article('T15'), reasons: '理由', declinedOn, paper: paper(declinedOn) });
export const redirected = (redirectedOn: string) => CaseRedirected({ caseId, organ: '县人民法院', ground: 'NOT_OURS', article: law.article('T14'), redirectedOn, paper: paper(redirectedOn) });

/** The first department leads. `received`: the sending is the receipt, and the terms begin. */
export const sentOut = (sentOn: string, departments: readonly string[], more: { readonly answerBy?: string | undefined; readonly noLead?: boolean; readonly received?: boolean; readonly standing?: readonly string[] } = {}) => CaseSentOut({
  caseId,
  way: more.answerBy ? 'assign' : 'transfer',
  departments: departments.map((department, index) => ({ department, part: index === 0 && !more.noLead ? 'lead' : 'assist' })),
  sentOn,
  paper: paper(sentOn),
  ...(more.answerBy && { answerBy: more.answerBy }),
  ...(more.received && { objectBy: law.deadline('C-OBJECT', sentOn), informBy: law.deadline('C-INFORM-TRANSFER', sentOn) }),
  ...(more.standing?.length && { standing: [...more.standing] }),
});
const resendBy = (returnedOn: string) => law.deadline('C-RESEND', returnedOn);
/** `leads`: nobody leads any more. */
export const withdrawn = (department: string, withdrawnOn: string, leads = false) => SendingWithdrawn({ caseId, department, withdrawnOn, reasons: '发错单位', ...(leads && { resendBy: resendBy(withdrawnOn) }) });
/** `receivedOn`: the terms have run since that day. */
export const signedFor = (department: string, signedOn: string, receivedOn?: string) => {
  const from = receivedOn ?? signedOn;
  return CaseSignedFor({ caseId, department, signedOn, objectBy: law.deadline('C-OBJECT', from), informBy: law.deadline('C-INFORM-TRANSFER', from), ...(receivedOn && { receivedOn }) });
};
export const objected = (department: string, objectedOn: string) => DepartmentObjected({ caseId, department, objectedOn, reasons: '不属本单位', decideBy: law.deadline('C-OBJECTION', objectedOn) });
export const upheld = (department: string, upheldOn: string, leads = false) => ObjectionUpheld({ caseId, department, upheldOn, ...(leads && { resendBy: resendBy(upheldOn) }) });
export const denied = (department: string, deniedOn: string, informBy = law.deadline('C-INFORM-TRANSFER', deniedOn)) => ObjectionDenied({ caseId, department, deniedOn, reasons: '属于本单位', informBy });
export const accepted = (department: string, acceptedOn: string) => CaseAccepted({ caseId, department, route: 'route-6', acceptedOn, answerBy: law.deadline('C-HANDLE', acceptedOn), paper: paper(acceptedOn) });
/** By a route to which the law of 2022 gives no term. */
export const acceptedByRouteFive = (department: string, acceptedOn: string) => CaseAccepted({ caseId, department, route: 'route-5', acceptedOn, paper: paper(acceptedOn) });
/** In a hall where the term begins with the delivery of the notice. */
export const acceptedWithoutTerm = (department: string, acceptedOn: string) => CaseAccepted({ caseId, department, route: 'route-6', acceptedOn, paper: paper(acceptedOn) });
export const delivered = (department: string, deliveredOn: string) => AcceptanceDelivered({ caseId, department, deliveredOn, answerBy: law.deadline('C-HANDLE', deliveredOn) });
/** Nobody is to be told any more, and those terms begin that waited for the delivery of a notice. */
export const untold = (withdrawnOn: string, ...departments: readonly string[]) =>
  SubmissionWithdrawn({ caseId, number: 'F2026-1', withdrawnOn, reasons: '不再反映', ...(departments.length > 0 && { terms: departments.map(department => ({ department, answerBy: law.deadline('C-HANDLE', withdrawnOn) })) }) });
/** `from`: the day on which the term began. */
export const extended = (department: string, approvedOn: string, from: string) => TermExtended({
  caseId, department, days: 30, reasons: '情况复杂', approvedBy: 'u-head', approvedOn, toldOn: approvedOn, answerBy: law.extend(law.deadline('C-HANDLE', from), 30), paper: paper(approvedOn),
});
export const answered = (department: string, answeredOn: string, revision = 1) => PartAnswered({ caseId, department, revision, answeredOn, outcome: 'supported', answer: '已办' });
/** Made of the lead's own part and of those of others. */
export const replied = (department: string, issuedOn: string, ...others: readonly string[]) => ReplyIssued({
  caseId, department, issuedOn, outcome: 'supported', claim: '诉求', facts: '事实', opinion: '意见', basis: '依据', parts: [...new Set([department, ...others])].map(one => ({ department: one, revision: 1 })), paper: paper(issuedOn),
});
export const settled = (settledOn: string, ...departments: readonly string[]) => SettlementReached({ caseId, departments: [...departments], settledOn, agreement: '协议' });
export const ended = (endedOn: string) => CaseEnded({ caseId, endedOn, how: 'answered' });

const conferenceId = '00000000-0000-4000-8000-00000000c001';
export const taskId = '00000000-0000-4000-8000-00000000d001';
export const resolved = (resolvedOn: string, ...tasks: readonly { readonly department: string; readonly dueOn: string; readonly caseId?: string; readonly taskId?: string }[]) => ResolutionPassed({
  conferenceId, caseId, resolvedOn, resolution: '决议', tasks: tasks.map(task => ({ taskId, caseId, what: '办理', ...task })),
});
export const taskDone = (department: string, doneOn: string, id = taskId) => TaskDone({ conferenceId, caseId, department, doneOn, task: { taskId: id, caseId, report: '完成' } });
/** Facts without a day of their own happen at the instant of their cause. */
const instants = new WeakMap<Event, string>();
/** The case is the discipline organ's since that day. */
export const takenOff = (takenOn: string, ...tasks: readonly { readonly taskId?: string; readonly done?: boolean }[]): Event => {
  const event = CaseTakenOffTable({ conferenceId, caseId, about: caseId, tasks: tasks.map(task => ({ taskId, done: false, ...task })) });
  instants.set(event, takenOn);
  return event;
};

/** The day on which a fact happened: the one of its fields that is a day and no term. */
export const dayOf = (event: Event): string => {
  const days = Object.entries(event.data).flatMap(([name, value]) => (/^(received|disposed|declined|redirected|sent|withdrawn|signed|objected|upheld|denied|accepted|delivered|approved|answered|issued|settled|ended|resolved|done|left)On$/.test(name) ? [String(value)] : []));
  return days[0] ?? instants.get(event) ?? '';
};

/** A fact as a log would hand it on. */
export const recorded = <E extends Event>(event: E, version = 1): Recorded<E> => ({
  ...event,
  id: `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`,
  service: 'any',
  stream: `hall/case/${caseId}`,
  version,
  position: version,
  recordedAt: at('2026-03-02'),
  meta: { hall: 'hall', at: at(dayOf(event) || '2026-03-02'), actor: { id: 'u-any', role: 'clerk' }, commandId: 'c', correlationId: 'c', rulebook: 'r', calendar: 'c' },
});
