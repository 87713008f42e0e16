// Why routing may say no: each reason with a sentence in both languages and the law's own place.
import { refusing } from '../event.js';

export const refuseRouting = refusing({
  UNKNOWN_CASE: { zh: '没有这个信访事项。', en: 'There is no such case.' },
});
