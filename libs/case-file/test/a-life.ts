// The life of one case, as all services tell it: a letter received on Monday and registered on Wednesday, two departments, a conference, an urge, a reply, an ending.
import {
  AcceptanceDelivered, AgendaSet, AttendanceRecorded, CaseAccepted, CaseDisposed, CaseEnded, CaseOpened, CaseRated, CaseReceived, CaseSentOut, CaseSignedFor, CaseWatched, ClockMoved, ClockRanOut,
  ClockStarted, ClockStopped, ClockWarned, ConferenceCalled, CustodyOffered, CustodyTaken, DepartmentObjected, DepartmentUrged, LeaderSigned, MinutesSigned, ObjectionDenied, PartAnswered,
  PositionStated, ProgressNoted, RatingOpened, ReplyDelivered, ReplyIssued, ResolutionPassed, SubmissionCorrected, SubmissionJoined, SubmissionRegistered, TaskDone, TermExtended, UrgeAnswered, UrgeReceived,
} from '@onehall/contracts';
import type { Event, Recorded } from '@onehall/kernel';

export const caseId = '5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11';
export const otherCase = '6f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b12';
export const submissionId = '7f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b13';
const second = '8f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b14';
export const conferenceId = '9f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b15';
const [personId, urgeId, survey, deed] = ['a', 'b', 'c', 'd'].map(letter => `${letter}f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b16`) as [string, string, string, string];
export const [water, land] = ['county-water', 'county-land'] as const;

/** An instant of March 2026 in UTC; ten in the morning at the hall unless told otherwise. */
export const march = (day: number, time = '02:00:00.000'): string => `2026-03-${String(day).padStart(2, '0')}T${time}Z`;
const day = (of: number): string => `2026-03-${String(of).padStart(2, '0')}`;
const paper = (kind: string, number: string, of: number) => ({ kind, number, issuedOn: day(of) });
const term = (on: string, clock: string) => ({ on, clock, article: '信访工作条例 第三十四条' });

let counted = 0;
/** An event as a log would hand it on; by default recorded a second after it was decided. */
export function recorded(service: string, event: Event, at: string): Recorded {
  counted += 1;
  const recordedAt = new Date(Date.parse(at) + 1_000).toISOString().replace('Z', '000Z');
  return {
    ...event, id: `00000000-0000-4000-8000-${String(counted).padStart(12, '0')}`, service, stream: `hall/case/${caseId}`, version: counted, position: counted, recordedAt,
    meta: { hall: 'hall', at, actor: { id: 'u-clerk', role: 'clerk' }, commandId: 'c', correlationId: 'c', rulebook: '2022', calendar: 'k' },
  };
}
const from = (service: string) => (event: Event, of: number, time?: string): Recorded => recorded(service, event, march(of, time));
const [intake, routing, supervision, conference] = ['intake', 'routing', 'supervision', 'conference'].map(from) as [ReturnType<typeof from>, ReturnType<typeof from>, ReturnType<typeof from>, ReturnType<typeof from>];

const slip = paper('转送单', '转〔2026〕1号', 4);
const registered = SubmissionRegistered({
  submissionId, caseId, opens: true, number: '20260304L00001', channel: 'letter', receivedAt: march(2), persons: [{ personId, standing: 'petitioner', name: '样本' }], personCount: 1, collective: false,
  purpose: 'request', place: '东街', category: '水利', title: '水闸失修', text: '水闸多年失修。',
});

export const inIntake: readonly Recorded[] = [
  intake(registered, 4, '01:00:00.000'),
  intake(CaseOpened({ caseId, submissionId, number: '20260304L00001', openedAt: march(4, '01:00:00.000'), receivedOn: day(2), channel: 'letter', purpose: 'request', place: '东街', category: '水利', title: '水闸失修', petitioner: true, routeBy: term(day(17), 'C-ROUTE') }), 4, '01:00:00.000'),
  intake(CaseDisposed({ caseId, way: 'transfer', disposedOn: day(4), departments: [{ department: water, part: 'lead' }], article: '信访工作条例 第二十二条', paper: slip }), 4),
  intake(SubmissionCorrected({ submissionId, caseId, text: '水闸三年失修。', category: '水利工程', reasons: '当面核对' }), 5),
  intake(SubmissionRegistered({ ...registered.data, submissionId: second, opens: false, number: '20260309P00001', channel: 'phone', receivedAt: march(9) }), 9),
  intake(SubmissionJoined({ caseId, submissionId: second, number: '20260309P00001', receivedOn: day(9), channel: 'phone' }), 9),
  intake(RatingOpened({ caseId, deliveredOn: day(26), rateBy: '2026-04-25' }), 26),
  intake(CaseRated({ caseId, submissionId, office: 'satisfied', departments: 'fair', ratedOn: day(28) }), 28),
  intake(CaseRated({ caseId, submissionId: second, office: 'dissatisfied', departments: 'fair', ratedOn: day(28) }), 28),
];

export const inRouting: readonly Recorded[] = [
  routing(CaseReceived({ caseId, number: '20260304L00001', openedAt: march(4, '01:00:00.000'), receivedOn: day(2), petitioner: true }), 4, '01:00:00.000'),
  routing(CaseSentOut({ caseId, way: 'transfer', departments: [{ department: water, part: 'lead' }, { department: land, part: 'assist' }], sentOn: day(4), paper: slip }), 4),
  routing(CustodyOffered({ caseId, from: 'hall', to: water }), 4),
  routing(CaseSignedFor({ caseId, department: water, signedOn: day(5), objectBy: term(day(12), 'C-OBJECT'), informBy: term(day(20), 'C-INFORM') }), 5),
  routing(CustodyTaken({ caseId, from: 'hall', to: water }), 5),
  routing(CaseSignedFor({ caseId, department: land, signedOn: day(5), objectBy: term(day(12), 'C-OBJECT'), informBy: term(day(20), 'C-INFORM') }), 5),
  routing(DepartmentObjected({ caseId, department: land, objectedOn: day(6), reasons: '不属于本单位。' }), 6),
  routing(ObjectionDenied({ caseId, department: land, deniedOn: day(9), reasons: '属于。' }), 9),
  routing(CaseAccepted({ caseId, department: water, route: 'route-6', acceptedOn: day(10), answerBy: term('2026-05-09', 'C-HANDLE'), paper: paper('受理告知书', '受告〔2026〕1号', 10) }), 10),
  routing(CaseAccepted({ caseId, department: land, route: 'route-6', acceptedOn: day(10), answerBy: term('2026-05-09', 'C-HANDLE'), paper: paper('受理告知书', '受告〔2026〕2号', 10) }), 10),
  routing(AcceptanceDelivered({ caseId, department: water, deliveredOn: day(11), answerBy: term('2026-05-10', 'C-HANDLE') }), 11),
  routing(TermExtended({ caseId, department: water, days: 30, reasons: '需勘验', approvedBy: 'u-head', approvedOn: day(12), toldOn: day(12), answerBy: term('2026-06-09', 'C-HANDLE'), paper: paper('延期告知书', '延〔2026〕1号', 12) }), 12),
  routing(UrgeReceived({ caseId, department: water, urgeId, receivedOn: day(16) }), 16),
  routing(ProgressNoted({ caseId, department: water, notedOn: day(13), note: '已勘验。' }), 16),
  routing(PartAnswered({ caseId, department: land, revision: 1, answeredOn: day(20), outcome: 'explained', answer: '权属已明。' }), 20),
  routing(CustodyOffered({ caseId, from: water, to: land }), 20),
  routing(CustodyTaken({ caseId, from: water, to: land }), 21),
  routing(PartAnswered({ caseId, department: water, revision: 1, answeredOn: day(23), outcome: 'supported', answer: '已修。' }), 23),
  routing(ReplyIssued({ caseId, department: water, issuedOn: day(25), outcome: 'supported', claim: '修水闸', facts: '失修', opinion: '支持', basis: '水法', parts: [{ department: water, revision: 1 }, { department: land, revision: 1 }], paper: paper('信访处理意见书', '处意〔2026〕1号', 25) }), 25),
  routing(ReplyDelivered({ caseId, deliveredOn: day(26), method: 'direct' }), 26),
  routing(CaseEnded({ caseId, endedOn: day(27), how: 'answered' }), 27),
];

const clockId = `C-HANDLE/${water}`;
export const inSupervision: readonly Recorded[] = [
  supervision(CaseWatched({ caseId, number: '20260304L00001', openedOn: day(4) }), 4),
  supervision(ClockStarted({ caseId, clockId, clock: 'C-HANDLE', holder: water, startedOn: day(10), term: term('2026-05-09', 'C-HANDLE'), warnOn: '2026-04-25' }), 10),
  supervision(ClockMoved({ caseId, clockId, term: term('2026-06-09', 'C-HANDLE'), warnOn: '2026-05-25', because: '第三十四条' }), 12),
  supervision(DepartmentUrged({ caseId, urgeId, clockId, department: water, urgedOn: day(16), ground: '进展迟缓' }), 16),
  supervision(UrgeAnswered({ caseId, urgeId, department: water, answeredOn: day(17), answer: '加快。' }), 17),
  supervision(ClockWarned({ caseId, clockId, holder: water, warnedOn: day(18) }), 18),
  supervision(ClockRanOut({ caseId, clockId, holder: water, ranOutOn: day(24) }), 24),
  supervision(ClockStopped({ caseId, clockId, stoppedOn: day(25), daysLate: 1 }), 25),
];

const about = { conferenceId, caseId };
export const atTable: readonly Recorded[] = [
  conference(ConferenceCalled({ ...about, cases: [caseId, otherCase], subject: '水闸', convener: '副县长', heldAt: march(18), venue: '会议室', invited: [water, land] }), 14),
  conference(AgendaSet({ ...about, agenda: [{ item: 1, caseId, topic: '修闸' }] }), 15),
  conference(AttendanceRecorded({ ...about, department: water, attendance: 'present' }), 18),
  conference(PositionStated({ ...about, department: water, about: caseId, stance: 'agree', view: '同意' }), 18),
  conference(PositionStated({ ...about, department: land, about: otherCase, stance: 'oppose', view: '另案' }), 18),
  conference(ResolutionPassed({ ...about, resolvedOn: day(18), resolution: '月底前修好', tasks: [{ taskId: survey, caseId, department: water, what: '修闸', dueOn: day(31) }, { taskId: deed, caseId: otherCase, department: land, what: '办证', dueOn: day(31) }] }), 18),
  conference(MinutesSigned({ ...about, convener: '副县长', signedOn: day(19), minutes: '纪要', paper: paper('联席会议纪要', '联纪〔2026〕1号', 19) }), 19),
  conference(LeaderSigned({ ...about, leader: '县长', signedOn: day(19), instruction: '照办' }), 19),
  conference(TaskDone({ ...about, department: water, doneOn: day(22), task: { taskId: survey, caseId, report: '修好' } }), 22),
  conference(TaskDone({ ...about, department: land, doneOn: day(22), task: { taskId: deed, caseId: otherCase, report: '办好' } }), 22),
];

export const allServices = [inIntake, inRouting, inSupervision, atTable] as const;
export const wholeLife: readonly Recorded[] = allServices.flat();
