// Why audit may say no: each reason with a sentence in both languages.
import { refusing } from '../event.js';

export const refuseAudit = refusing({
  UNKNOWN_CASE: { zh: '没有这个信访事项。', en: 'There is no such case.' },
  NOT_YOURS: { zh: '纪检接收人只查阅移送的事项。', en: 'The discipline organ reads what was handed over to it, and nothing else.' },
  PURPOSE_MISSING: { zh: '查阅案卷须写明目的。', en: 'Say why you read this case.', field: 'purpose' },
  NO_SUCH_INSTANT: { zh: '没有这个日期或时刻。', en: 'There is no such day or instant.', field: 'asOf' },
  RECORDED_BY_ANOTHER_CLOCK: { zh: '本厅用虚拟时钟，而记录时点按机器时钟计：该时点不在已有记录的范围内。', en: 'This hall runs on a virtual clock, but when a fact was recorded is told by the machine’s clock: nothing was recorded by this instant, or it is still to come.', field: 'knownAt' },
  STILL_TO_COME: { zh: '该时点尚未到来。', en: 'This day or instant is still to come.', field: 'asOf' },
});
