// What the sealed order, the sequence and the followers must say of each other.
import type { Check } from './check.js';

const neighbours = (schema: string) => `(
  select position, gpos, lag(position, 1, 0::bigint) over places as position_before, lag(gpos, 1, 0::bigint) over places as gpos_before
  from ${schema}.leaf window places as (order by position)) l`;

/** The last number that was given, read under the sequence's lock: a plain look may see one that is ahead (see ../sql/seal.ts). */
const lastNumber = (schema: string) => `(select coalesce(pg_sequence_last_value('${schema}.gseq'::regclass), 0) as last) q`;

/** Events and their places. */
export const placeChecks = (schema: string): readonly Check[] => [
  {
    sql: `select e.stream_id, e.version, e.gpos, o.sealed from ${schema}.event e, ${schema}.log o
          where e.gpos <= o.sealed and not exists (select from ${schema}.leaf l where l.gpos = e.gpos) order by e.gpos`,
    wrong: (gpos, sealed) => ({ en: `It was inserted below the watermark (${gpos} of ${sealed}) and never sealed.`, zh: `该事件被插入水位线之下（${gpos}/${sealed}），从未封存。` }),
  },
  {
    sql: `select e.stream_id, e.version, e.gpos, q.last from ${schema}.event e, ${lastNumber(schema)} where e.gpos > q.last order by e.gpos`,
    wrong: (gpos, last) => ({ en: `Its number ${gpos} was never given: the sequence stands at ${last}.`, zh: `其编号${gpos}从未发出：序列止于${last}。` }),
  },
  {
    sql: `select e.stream_id, e.version, l.position, 0 from ${neighbours(schema)} left join ${schema}.event e using (gpos) where l.gpos <= l.gpos_before order by l.position`,
    wrong: position => ({ en: `Position ${position} is out of order.`, zh: `位置${position}次序错乱。` }),
  },
  {
    sql: `select null, null, l.position_before + 1, l.position from ${neighbours(schema)} where l.position <> l.position_before + 1 order by l.position`,
    wrong: (missing, next) => ({ en: `Position ${missing} is missing: the next is ${next}.`, zh: `缺少位置${missing}：其后即为${next}。` }),
  },
  {
    sql: `select null, null, l.position, l.gpos from ${schema}.leaf l where not exists (select from ${schema}.event e where e.gpos = l.gpos) order by l.position`,
    wrong: position => ({ en: `The event at position ${position} is gone.`, zh: `位置${position}的事件已不存在。` }),
  },
];

/** The log's own account of itself. */
export const accountChecks = (schema: string): readonly Check[] => [
  {
    sql: `select null, null, o.position, l.position from ${schema}.log o, (select coalesce(max(position), 0) as position from ${schema}.leaf) l where o.position <> l.position`,
    wrong: (said, found) => ({ en: `The log was sealed up to position ${said}, its order ends at ${found}.`, zh: `日志曾封存至位置${said}，现止于${found}。` }),
  },
  {
    sql: `select null, null, o.sealed, q.last from ${schema}.log o, ${lastNumber(schema)} where o.sealed > q.last`,
    wrong: (sealed, last) => ({ en: `The sequence was set back: sealed up to ${sealed}, it stands at ${last}.`, zh: `序列被回拨：已封存至${sealed}，现为${last}。` }),
  },
  {
    sql: `select null, null, max(l.position), o.position from ${schema}.lease l, ${schema}.log o
          where l.log_id = o.log_id and l.incarnation = o.incarnation and l.position > o.position group by o.position`,
    wrong: (seen, position) => ({ en: `A follower has read up to position ${seen}, the log ends at ${position}.`, zh: `已有读者读至位置${seen}，日志止于${position}。` }),
  },
  {
    sql: `select null, null, 0, 0 from ${schema}.log o having count(*) <> 1 or min(o.service) <> '${schema}'`,
    wrong: () => ({ en: 'The log does not know which log it is.', zh: '日志的身份记录不符。' }),
  },
];
