// Why conference may say no: each reason with a sentence in both languages, and the rule whose article the law of the day names.
import { refusing } from '../event.js';

export const refuseConference = refusing({
  UNKNOWN_CASE: { zh: '没有这个信访事项。', en: 'There is no such case.' },
  UNKNOWN_CONFERENCE: { zh: '没有这次联席会议。', en: 'There is no such conference.' },
  UNKNOWN_DEPARTMENT: { zh: '没有这个责任单位。', en: 'There is no such department.' },
  UNKNOWN_TASK: { zh: '这次会议没有议定这个事项。', en: 'The conference agreed no such task.' },
  DEPARTMENT_CLOSED: { zh: '该单位已撤并，请邀请承接其职责的单位。', en: 'The department is closed; invite the one that took over its duties.', rule: 'R-RT-11', field: 'invited' },
  CONFIDENTIAL: { zh: '检举控告和已移送纪检监察机关的事项，不得在联席会议上讨论。', en: 'An accusation, or what went to the discipline organ since, has no place at a joint conference.', rule: 'R-CF-01' },
  CASE_LEFT: { zh: '该事项已经不予受理、告知去向或者移送，不再上会。', en: 'The case was declined, redirected or referred, and comes to no table any more.' },
  CANCELLED: { zh: '这次会议已经取消。', en: 'The conference was cancelled.' },
  ALREADY_RESOLVED: { zh: '会议已经作出决议，此项不能再改。', en: 'The conference has passed its resolution; this can no longer change.' },
  NOT_RESOLVED: { zh: '会议还没有作出决议。', en: 'The conference has not passed a resolution yet.' },
  NOT_INVITED: { zh: '该单位未被邀请参加会议。', en: 'The department is not invited to the table.', field: 'department' },
  NOT_HELD_YET: { zh: '会议还没有开，不能记为到会。', en: 'Nobody is present at a conference before its day.', field: 'attendance' },
  NOT_PRESENT: { zh: '只有到会或者请假并提交书面意见的单位可以表态。', en: 'Only a department that is present, or excused with a written view, can state a position.', field: 'department' },
  HAS_SPOKEN: { zh: '该单位已经表态，不能记为缺席。', en: 'The department has stated its position and cannot be recorded as absent.', rule: 'R-JC-13', field: 'attendance' },
  NOT_AT_TABLE: { zh: '该信访事项不在这次会议上。', en: 'The case is not one of this conference.', field: 'caseId' },
  NO_AGENDA: { zh: '没有议程不能作出决议。', en: 'Without an agenda there is no resolution.' },
  NOBODY_PRESENT: { zh: '没有单位到会不能作出决议。', en: 'With nobody present there is no resolution.' },
  DUE_TOO_EARLY: { zh: '议定事项的期限不能早于决议之日。', en: 'A task cannot be due before the day of the resolution.', field: 'tasks' },
  MINUTES_SIGNED: { zh: '会议纪要已经签发。', en: 'The minutes are signed already.' },
  NOT_THE_CONVENER: { zh: '会议纪要由会议召集人签发。', en: 'The minutes are signed by the convener of the conference.', field: 'convener' },
  NOT_YOURS: { zh: '只有本单位可以办理此项。', en: 'Only the department concerned can do this.' },
  TASK_DONE: { zh: '该事项已经报告办结。', en: 'The task is reported as done already.' },
});
