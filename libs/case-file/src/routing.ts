// What routing's words add to the file of a case.
import type { CaseSentOut, ObjectionUpheld, ReplyDelivered, ReplyIssued, RoutingCaseEvent, SendingWithdrawn, SettlementReached, SubmissionWithdrawn } from '@onehall/contracts';
import type { Recorded } from '@onehall/kernel';
import type { CaseFile, ObjectionOnFile, Paper, ShareOnFile } from './file.js';

/** What is said of a department that was not asked yet, seen as of an instant before that, waits until it was. */
const share = (file: CaseFile, department: string, change: (share: ShareOnFile) => ShareOnFile): CaseFile => {
  const before = file.departments[department];
  return before ? { ...file, departments: { ...file.departments, [department]: change(before) } } : file;
};

const asked = (before: ShareOnFile | undefined, part: ShareOnFile['part'], { sentOn: on, way, answerBy, reasons }: CaseSentOut['data']): ShareOnFile => {
  const sending = { on, way, answerBy };
  if (!before) return { part, phase: 'asked', askedOn: on, sendings: [sending], objections: [], progress: [], answers: [] };
  // Asked again in another part or by another letter: what was done stays done. Asked again after its share went back to the hall: it begins anew, and an objection stays on file.
  if (before.phase !== 'excused' && before.phase !== 'withdrawn') return { ...before, part, sendings: byLetter(before.sendings, sending) };
  const again = before.objections.some(({ answer }) => answer === 'upheld') && reasons !== undefined ? { ...sending, reasons } : sending;
  return { ...before, part, phase: 'asked', askedOn: on, signedOn: undefined, receivedOn: undefined, sendings: [...before.sendings, again] };
};

/** A new part under the same letter is no new sending. */
const byLetter = (before: ShareOnFile['sendings'], sending: ShareOnFile['sendings'][number]): ShareOnFile['sendings'] => {
  const last = before.at(-1);
  return last?.way === sending.way && last.answerBy === sending.answerBy ? before : [...before, sending];
};

const withPaper = (file: CaseFile, paper: Omit<Paper, 'by'>, by: string): CaseFile => ({ ...file, papers: [...file.papers, { ...paper, by }] });

/** One interval of custody ends where the next begins. */
const handedTo = (file: CaseFile, custodian: string, at: string): CaseFile => {
  const closed = file.custody.map(held => (held.to === undefined ? { ...held, to: at } : held));
  return { ...file, custody: [...closed, { custodian, from: at }], offeredTo: undefined };
};

const sentOut = (file: CaseFile, { data }: Recorded<CaseSentOut>): CaseFile => {
  const departments = data.departments.map(({ department, part }) => [department, asked(file.departments[department], part, data)] as const);
  return withPaper({ ...file, departments: { ...file.departments, ...Object.fromEntries(departments) } }, data.paper, 'hall');
};

/** Where nobody is to be told any more, the terms begin that waited for a notice to be delivered. */
const withdrawn = (file: CaseFile, { number, withdrawnOn: on, reasons, terms = [] }: SubmissionWithdrawn['data']): CaseFile =>
  terms.reduce<CaseFile>((so, { department, answerBy }) => share(so, department, before => ({ ...before, answerBy: answerBy.on })), { ...file, withdrawals: [...file.withdrawals, { number, on, reasons }] });

function foldReply(file: CaseFile, event: SettlementReached | ReplyIssued | ReplyDelivered): CaseFile {
  switch (event.type) {
    case 'SettlementReached':
      return { ...file, settlement: { on: event.data.settledOn, departments: event.data.departments, agreement: event.data.agreement, numbers: event.data.numbers } };
    case 'ReplyIssued': {
      const { department, issuedOn, outcome, claim, facts, opinion, basis, parts, paper, numbers } = event.data;
      return withPaper({ ...file, reply: { department, on: issuedOn, outcome, claim, facts, opinion, basis, parts, numbers } }, paper, department);
    }
    case 'ReplyDelivered':
      return { ...file, delivery: { on: event.data.deliveredOn, method: event.data.method, receiver: event.data.receiver, numbers: event.data.numbers } };
  }
}

type Share = Extract<
  RoutingCaseEvent['type'],
  'CaseSignedFor' | 'SendingWithdrawn' | 'DepartmentObjected' | 'ObjectionUpheld' | 'ObjectionDenied' | 'CaseAccepted' | 'AcceptanceDelivered' | 'ProgressNoted' | 'TermExtended' | 'PartAnswered'
>;
type ShareEvent = Extract<RoutingCaseEvent, { type: Share }>;

type CustodyEvent = Extract<RoutingCaseEvent, { type: 'CaseReceived' | 'CustodyOffered' | 'CustodyTaken' | 'CustodyRefused' | 'CustodyOfferWithdrawn' | 'CaseEnded' }>;

/** One event of routing, folded into the file. */
export function foldRouting(file: CaseFile, event: Recorded<RoutingCaseEvent>): CaseFile {
  switch (event.type) {
    case 'CaseReceived':
    case 'CustodyOffered':
    case 'CustodyTaken':
    case 'CustodyRefused': case 'CustodyOfferWithdrawn':
    case 'CaseEnded':
      return foldCustody(file, event);
    case 'CaseSentOut':
      return sentOut(file, event);
    case 'SettlementReached':
    case 'ReplyIssued': case 'ReplyDelivered':
      return foldReply(file, event);
    case 'SubmissionWithdrawn':
      return withdrawn(file, event.data);
    case 'SubmissionAdded': case 'UrgeReceived': // intake and supervision have told already
      return file;
    case 'CaseAccepted':
    case 'TermExtended':
      return withPaper(foldShare(file, event), event.data.paper, event.data.department);
    case 'CaseSignedFor': case 'SendingWithdrawn':
    case 'DepartmentObjected':
    case 'ObjectionUpheld':
    case 'ObjectionDenied':
    case 'AcceptanceDelivered':
    case 'ProgressNoted':
    case 'PartAnswered':
      return foldShare(file, event);
  }
}

function foldCustody(file: CaseFile, event: Recorded<CustodyEvent>): CaseFile {
  switch (event.type) {
    case 'CaseReceived':
      return handedTo({ ...file, number: file.number ?? event.data.number, confidential: file.confidential || event.data.confidential === true }, 'hall', event.meta.at);
    case 'CustodyOffered':
      return { ...file, offeredTo: event.data.to };
    case 'CustodyTaken':
      return handedTo(file, event.data.to, event.meta.at);
    case 'CustodyRefused': {
      const { to: custodian, reasons } = event.data;
      return { ...file, offeredTo: undefined, custodyRefused: [...file.custodyRefused, { custodian, at: event.meta.at, reasons }] };
    }
    case 'CustodyOfferWithdrawn':
      return { ...file, offeredTo: undefined };
    case 'CaseEnded': {
      const custody = file.custody.map(held => (held.to === undefined ? { ...held, to: event.meta.at } : held));
      const { endedOn: on, how, article, reasons, confidential, numbers } = event.data;
      return { ...file, custody, confidential: file.confidential || confidential === true, ending: { on, how, article, reasons, numbers } };
    }
  }
}

const foldShare = (file: CaseFile, event: ShareEvent): CaseFile => share(file, event.data.department, before => nextShare(before, event));

function nextShare(before: ShareOnFile, event: ShareEvent): ShareOnFile {
  switch (event.type) {
    case 'CaseSignedFor':
      return { ...before, phase: 'received', signedOn: event.data.signedOn, receivedOn: event.data.receivedOn };
    case 'SendingWithdrawn':
      return { ...before, phase: 'withdrawn', sendings: takenBack(before, event) };
    case 'DepartmentObjected':
      return { ...before, phase: 'objected', objections: [...before.objections, { on: event.data.objectedOn, reasons: event.data.reasons, proposes: event.data.proposes }] };
    case 'ObjectionUpheld':
      return { ...before, phase: 'excused', objections: last(before.objections, objection => upheld(objection, event.data)) };
    case 'ObjectionDenied':
      return { ...before, phase: 'received', objections: last(before.objections, objection => ({ ...objection, answer: 'denied', answeredOn: event.data.deniedOn, because: event.data.reasons })) };
    case 'CaseAccepted':
      return { ...before, phase: 'accepted', acceptedOn: event.data.acceptedOn, route: event.data.route, answerBy: event.data.answerBy?.on };
    case 'AcceptanceDelivered':
      return { ...before, noticeDeliveredOn: event.data.deliveredOn, answerBy: event.data.answerBy?.on ?? before.answerBy };
    case 'ProgressNoted':
      return { ...before, progress: [...before.progress, { on: event.data.notedOn, note: event.data.note }] };
    case 'TermExtended': {
      const { answerBy, reasons, days, approvedBy, approvedOn, toldOn } = event.data;
      return { ...before, answerBy: answerBy.on, extendedTo: answerBy.on, extendedBecause: reasons, extension: { days, approvedBy, approvedOn, toldOn } };
    }
    case 'PartAnswered': {
      const { revision, answeredOn, outcome, answer, basis } = event.data;
      return { ...before, phase: 'answered', answers: [...before.answers, { revision, on: answeredOn, outcome, answer, basis }] };
    }
  }
}

/** What the hall had denied before somebody else decided otherwise stays on file. */
const upheld = (objection: ObjectionOnFile, { upheldOn: answeredOn, reasons: because, decidedBy, decision }: ObjectionUpheld['data']): ObjectionOnFile => ({
  ...objection,
  ...(objection.answer === 'denied' && { denied: { on: objection.answeredOn, because: objection.because } }),
  ...{ answer: 'upheld', answeredOn, because, decidedBy, decision },
});

const takenBack = ({ sendings }: ShareOnFile, { data: { withdrawnOn: on, reasons } }: SendingWithdrawn): ShareOnFile['sendings'] => last(sendings, sending => ({ ...sending, takenBack: { on, reasons } }));

const last = <Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] => items.map((item, index) => (index === items.length - 1 ? change(item) : item));
