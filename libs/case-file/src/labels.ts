// What each word of the hall is called on a page: one line in Chinese and in English for every event that any service says.
import type {
  CaseShown, ConferenceEvent, DepartmentEvent, EventsRedriven, FindingEvent, IntakeCaseEvent, LogRestored, NumberVoided, PersonEvent, ReadingEvent, RoutingCaseEvent, SubmissionEvent, SupervisionCaseEvent, ViewRebuilt,
} from '@onehall/contracts';

/** A name in both languages. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** Every word of the hall. */
export type Word = (
  | CaseShown | SubmissionEvent | IntakeCaseEvent | PersonEvent | DepartmentEvent | RoutingCaseEvent | ConferenceEvent | SupervisionCaseEvent | ReadingEvent | FindingEvent | LogRestored | NumberVoided | EventsRedriven | ViewRebuilt
)['type'];

/** A new word without a label does not compile. */
export const labels: Readonly<Record<Word, Label>> = {
  SubmissionRegistered: { zh: '登记信访件', en: 'Submission registered' },
  SubmissionSetApart: { zh: '另立新的信访事项', en: 'Submission opens a case of its own' },
  SubmissionCorrected: { zh: '更正登记内容', en: 'Registration corrected' },
  CaseOpened: { zh: '立为信访事项', en: 'Case opened' },
  SubmissionJoined: { zh: '重复信访并入', en: 'Submission joined the case' },
  SubmissionLeft: { zh: '信访件不再并在该事项', en: 'Submission left the case' },
  CaseDisposed: { zh: '作出处理（转送、交办、移送或上报）', en: 'Case sent on its way' },
  CaseDecided: { zh: '紧急上报事项已作决定', en: 'Decided about what was reported up' },
  CaseCameBack: { zh: '退回大厅', en: 'Came back to the hall' },
  CaseTakenUp: { zh: '退回后协办单位受理', en: 'Accepted by who assists after it came back' },
  CaseSentAgain: { zh: '退回后再次送出', en: 'Sent out again after it came back' },
  CaseDeclined: { zh: '不予（不再）受理', en: 'Case declined' },
  CaseRedirected: { zh: '告知向有权机关提出', en: 'Petitioner referred to the competent organ' },
  RatingOpened: { zh: '开放满意度评价', en: 'Rating opened' },
  CaseConcluded: { zh: '登记侧不再并入', en: 'Case takes nothing more in' },
  CaseClosed: { zh: '登记侧办结', en: 'Case closed at the window' },
  CaseRated: { zh: '信访人评价', en: 'Case rated' },
  PersonForgotten: { zh: '删除个人信息', en: 'Person forgotten' },
  EventsRedriven: { zh: '重新处理滞留事件', en: 'Parked events driven again' },
  ViewRebuilt: { zh: '重建视图', en: 'View built anew' },
  NumberVoided: { zh: '编号作废', en: 'Number voided' },
  DepartmentOpened: { zh: '登记责任单位', en: 'Department entered' },
  DepartmentRemitChanged: { zh: '调整单位职责', en: 'Remit changed' },
  DepartmentClosed: { zh: '单位撤并', en: 'Department closed' },
  CaseReceived: { zh: '转入分流', en: 'Received for routing' },
  SubmissionAdded: { zh: '又一信访件并入', en: 'A further submission reached the departments' },
  SubmissionWithdrawn: { zh: '一件信访件撤回', en: 'Submission withdrawn' },
  CaseSentOut: { zh: '转送、交办责任单位', en: 'Sent out to departments' },
  CaseSignedFor: { zh: '责任单位签收', en: 'Signed for' },
  SendingWithdrawn: { zh: '撤回转送、交办', en: 'Sending withdrawn' },
  DepartmentObjected: { zh: '责任单位提出异议', en: 'Department objected' },
  ObjectionUpheld: { zh: '同意退回', en: 'Objection upheld' },
  ObjectionDenied: { zh: '不同意退回', en: 'Objection denied' },
  CaseAccepted: { zh: '受理并出具告知书', en: 'Accepted' },
  AcceptanceDelivered: { zh: '受理告知书送达', en: 'Notice of acceptance delivered' },
  ProgressNoted: { zh: '记录办理进展', en: 'Progress noted' },
  TermExtended: { zh: '批准延长办理期限', en: 'Term extended' },
  PartAnswered: { zh: '责任单位提交办理意见', en: 'Part answered' },
  SettlementReached: { zh: '达成调解、和解协议', en: 'Settlement reached' },
  ReplyIssued: { zh: '出具处理意见书', en: 'Reply issued' },
  ReplyDelivered: { zh: '处理意见书送达', en: 'Reply delivered' },
  CaseEnded: { zh: '办结', en: 'Case ended' },
  CustodyOffered: { zh: '移交待接收', en: 'Custody offered' },
  CustodyTaken: { zh: '接收移交', en: 'Custody taken' },
  CustodyRefused: { zh: '拒绝接收', en: 'Custody refused' },
  CustodyOfferWithdrawn: { zh: '撤回移交', en: 'Offer of custody withdrawn' },
  UrgeReceived: { zh: '收到督办', en: 'Urge received' },
  ConferenceCalled: { zh: '召集联席会议', en: 'Conference called' },
  AgendaSet: { zh: '排定议程', en: 'Agenda set' },
  AttendanceRecorded: { zh: '登记到会', en: 'Attendance recorded' },
  PositionStated: { zh: '单位表态', en: 'Position stated' },
  ResolutionPassed: { zh: '形成议定意见', en: 'Resolution passed' },
  MinutesSigned: { zh: '归档已签发的会议纪要', en: 'Signed minutes filed' },
  LeaderSigned: { zh: '领导批示', en: 'Signed by a leader' },
  TaskDone: { zh: '议定事项办结', en: 'Task done' },
  CaseTakenOffTable: { zh: '撤下会议', en: 'Case taken off the table' },
  ConferenceCancelled: { zh: '取消会议', en: 'Conference cancelled' },
  CaseWatched: { zh: '纳入督查', en: 'Watched by supervision' },
  WatchSealed: { zh: '督查封存', en: 'Sealed in supervision' },
  ClockStarted: { zh: '期限起算', en: 'Clock started' },
  ClockMoved: { zh: '期限变更', en: 'Clock moved' },
  ClockStopped: { zh: '期限终止', en: 'Clock stopped' },
  ClockWarned: { zh: '临期预警', en: 'Warned before the term' },
  ClockRanOut: { zh: '逾期', en: 'Beyond the term' },
  DepartmentUrged: { zh: '督办', en: 'Department urged' },
  UrgeAnswered: { zh: '回复督办', en: 'Urge answered' },
  CaseShownAtIntake: { zh: '窗口查看信访事项', en: 'Case shown at intake' },
  CaseShownAtRouting: { zh: '分流办理查看信访事项', en: 'Case shown at routing' },
  CaseShownAtConference: { zh: '联席会议查看信访事项', en: 'Case shown at a conference' },
  CaseShownAtSupervision: { zh: '督查查看信访事项', en: 'Case shown at supervision' },
  CaseRead: { zh: '查阅案卷', en: 'Case read' },
  FindingRecorded: { zh: '校验发现问题', en: 'Finding recorded' },
  LogRestored: { zh: '日志自备份恢复', en: 'Log restored from a backup' },
};

/** The label of a type of event; a word that this version does not know is called by itself. */
export const labelOf = (type: string): Label => (isWord(type) ? labels[type] : { zh: type, en: type });

const isWord = (type: string): type is Word => Object.hasOwn(labels, type);
