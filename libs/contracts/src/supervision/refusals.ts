// Why supervision may say no: each reason with a sentence in both languages, and the rule whose article the law of the day names.
import { refusing } from '../event.js';

export const refuseSupervision = refusing({
  UNKNOWN_CASE: { zh: '没有这个信访事项。', en: 'There is no such case.' },
  UNKNOWN_URGE: { zh: '没有这次催办。', en: 'There is no such urge.' },
  NOT_YOURS: { zh: '不是本单位承办的事项，不能查看或办理。', en: 'This is not a matter of your department.' },
  NOT_YOURS_TO_SEE: { zh: '您的岗位不查阅这一件。', en: 'This one is not for your post to read.' },
  CONFIDENTIAL: { zh: '检举控告事项不得向责任单位催办。', en: 'No department is urged about a confidential case.', rule: 'R-CF-01' },
  CASE_ENDED: { zh: '该信访事项已经办结。', en: 'The case has ended.' },
  CASE_SETTLED: { zh: '该信访事项已经达成调解、和解协议，该单位没有尚待办理的事。', en: 'The case is settled, and the department owes nothing of it any more.' },
  NOTHING_OWED: { zh: '该单位没有承办这件事项。', en: 'The department has no share of this case and no clock runs for it.', field: 'department' },
  URGE_ANSWERED: { zh: '这次催办已经答复。', en: 'This urge is answered already.' },
});
