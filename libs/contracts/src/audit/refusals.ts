// Why audit may say no: each reason with a sentence in both languages and the law's own place.
import { refusing } from '../event.js';

export const refuseAudit = refusing({
  UNKNOWN_CASE: { zh: '没有这个信访事项。', en: 'There is no such case.' },
  PURPOSE_MISSING: { zh: '查阅案卷须写明目的。', en: 'Say why you read this case.', field: 'purpose' },
  NO_SUCH_INSTANT: { zh: '没有这个日期或时刻。', en: 'There is no such day or instant.', field: 'asOf' },
  STILL_TO_COME: { zh: '该时点尚未到来。', en: 'This day or instant is still to come.', field: 'asOf' },
});
