// What a log says of its own lives: every restore counts one incarnation, and stands as an event in the stream that nobody but the log itself writes.
import type { Check } from './check.js';

/** An incarnation of which no event speaks was counted by hand: to make what was cut off look lost. */
export const lifeChecks = (schema: string): readonly Check[] => [
  {
    sql: `select e.stream_id, e.version, e.version + 1, 0 from ${schema}.event e
          where e.stream_id = 'log' and (e.type <> 'LogRestored' or e.data !~ ('^\\{"incarnation":' || e.version + 1 || ',')) order by e.version`,
    wrong: incarnation => ({ en: `It does not say that the log goes on as incarnation ${incarnation}, which was the next.`, zh: `该事件并未宣告日志从此为第${incarnation}代，而下一代应为此数。` }),
  },
  {
    sql: `select null, null, o.incarnation, s.said from ${schema}.log o, (select 1 + count(*) as said from ${schema}.event where stream_id = 'log') s where o.incarnation <> s.said`,
    wrong: (counted, said) => ({
      en: `The log counts incarnation ${counted}; by the LogRestored events in it, it is at ${said}.`,
      zh: `日志自称第${counted}代；而按其中的恢复事件（LogRestored），它应为第${said}代。`,
    }),
  },
];
