// What may come through the window of conference, validated.
import { stances, type Stance } from '@onehall/contracts';
import { Choice, Day, Department, Form, Id, Instant, Words } from '@onehall/platform';
import type { Attendance } from './conference/conference.js';

const attendances = ['present', 'absent', 'excused'] as const satisfies readonly Attendance[];
/** Free text, and plain words without personal data, in characters. */
const atMost = { text: 20_000, words: 2_000 } as const;

export class CallConferenceDto {
  @Id({ zh: '上会的信访事项，第一件为主', list: { atLeast: 1, atMost: 50, unique: true } })
  cases: [string, ...string[]];

  @Words(atMost.words, { zh: '会议主题，不写个人信息' })
  subject: string;

  @Words(atMost.words, { zh: '召集人职务' })
  convener: string;

  @Instant({ zh: '开会时刻，带时区' })
  heldAt: string;

  @Words(atMost.words, { zh: '会议地点' })
  venue: string;

  @Department({ zh: '邀请的责任单位', list: { atLeast: 1, atMost: 60, unique: true } })
  invited: string[];
}

export class TopicDto {
  @Id({ zh: '信访事项' })
  caseId: string;

  @Words(atMost.text, { zh: '议题' })
  topic: string;
}

export class SetAgendaDto {
  @Form(TopicDto, { zh: '议程，按顺序', list: { atLeast: 1, atMost: 50 } })
  agenda: TopicDto[];
}

export class RecordAttendanceDto {
  @Department({ zh: '责任单位' })
  department: string;

  @Choice(attendances, { zh: '到会 present、缺席 absent、请假 excused' })
  attendance: Attendance;

  @Words(atMost.words, { zh: '到会人职务', optional: true })
  post?: string;
}

export class StatePositionDto {
  @Department({ zh: '表态单位；单位自己表态时可不填', optional: true })
  department?: string;

  @Id({ zh: '就哪一件信访事项表态' })
  about: string;

  @Choice(stances, { zh: '同意 agree、保留 reserve、反对 oppose、非本单位职责 not-ours' })
  stance: Stance;

  @Words(atMost.text, { zh: '意见' })
  view: string;
}

export class AgreedTaskDto {
  @Id({ zh: '信访事项' })
  caseId: string;

  @Department({ zh: '责任单位' })
  department: string;

  @Words(atMost.text, { zh: '议定事项' })
  what: string;

  @Day({ zh: '完成期限' })
  dueOn: string;
}

export class PassResolutionDto {
  @Words(atMost.text, { zh: '决议' })
  resolution: string;

  @Form(AgreedTaskDto, { zh: '议定事项', list: { atMost: 100 } })
  tasks: AgreedTaskDto[];
}

export class SignMinutesDto {
  @Words(atMost.words, { zh: '纸质件上的签发人，须与会议通知的召集人一致' })
  convener: string;

  @Words(atMost.text, { zh: '会议纪要正文' })
  minutes: string;
}

export class RecordLeaderSignatureDto {
  @Words(atMost.words, { zh: '纸质件上批示领导的职务' })
  leader: string;

  @Words(atMost.text, { zh: '批示内容' })
  instruction: string;
}

export class ReportTaskDoneDto {
  @Words(atMost.text, { zh: '办理情况' })
  report: string;
}

export class CancelConferenceDto {
  @Words(atMost.words, { zh: '取消原因' })
  reasons: string;
}
