// What streams, commands and events must say of each other: each stream's row knows its last event, and every event was written by a command.
import type { Check } from './check.js';

// Every stream beside its last event: one look into an index each.
const beside = (schema: string, columns: string, which: string) => `
select s.stream_id, ${columns}
from ${schema}.stream s
left join lateral (select version, hash, recorded_at from ${schema}.event where stream_id = s.stream_id order by version desc limit 1) e on true
where ${which} order by 1`;

/** Streams and their rows. A stream is named `<hall>/<kind>/<id>`, but for the log's own. */
export const streamChecks = (schema: string): readonly Check[] => [
  {
    sql: beside(schema, 'coalesce(e.version, 0) + 1, s.version, coalesce(e.version, 0)', 's.version > coalesce(e.version, 0)'),
    wrong: (said, found) => ({ en: `The tail is cut off: the stream came to ${said} events, ${found} are left.`, zh: `尾部被截断：该流曾有${said}个事件，仅余${found}个。` }),
  },
  {
    sql: beside(schema, 's.version + 1, s.version, e.version', 's.version < e.version'),
    wrong: (said, found) => ({ en: `It was added by hand: the stream came to ${said} events, it holds ${found}.`, zh: `该事件系人工添加：该流共写入${said}个事件，现有${found}个。` }),
  },
  {
    sql: beside(schema, 's.version, 0, 0', 's.version = e.version and (s.head <> e.hash or s.last_at <> e.recorded_at)'),
    wrong: () => ({ en: 'It is not the event with which the stream ended: its hash or its instant differs.', zh: '该事件并非该流原来的末尾事件：哈希或记录时间不符。' }),
  },
  {
    sql: `select s.stream_id, null, 0, 0 from ${schema}.stream s where s.stream_type <> case s.stream_id when 'log' then 'log' else split_part(s.stream_id, '/', 2) end order by 1`,
    wrong: () => ({ en: 'Its row says that it is of another kind than its name.', zh: '其记录的种类与流名不符。' }),
  },
  {
    // The log knows closed streams; nobody in the hall closes one.
    sql: `select s.stream_id, null, 0, 0 from ${schema}.stream s where s.archived order by 1`,
    wrong: () => ({ en: 'Its row says that it was closed, which nothing in the hall does: nobody can write to it.', zh: '其记录称该流已关闭，而大厅从不关闭任何流：此后无人能写入。' }),
  },
  {
    sql: `select e.stream_id, min(e.version), 0, 0 from ${schema}.event e where not exists (select from ${schema}.stream s where s.stream_id = e.stream_id) group by 1 order by 1`,
    wrong: () => ({ en: 'Its stream was never opened.', zh: '其所属的流从未建立。' }),
  },
];

// What commands say they wrote, beside what stands.
const accounts = (schema: string, columns: string, which: string) => `
with said as (
  select stream_id, max(last_version) as last, sum(last_version - first_version + 1)::bigint as many
  from ${schema}.command where last_version >= first_version group by stream_id),
stands as (select stream_id, max(version) as last, count(*) as many from ${schema}.event group by stream_id),
account as (
  select stream_id, coalesce(said.last, 0) as said, coalesce(stands.last, 0) as stands, coalesce(said.many, 0) as said_many, coalesce(stands.many, 0) as stands_many
  from said full join stands using (stream_id))
select stream_id, ${columns} from account where ${which} order by 1`;

/** Commands and what they wrote: finds a tail that was cut off together with its stream's row. */
export const commandChecks = (schema: string): readonly Check[] => [
  {
    sql: accounts(schema, 'stands + 1, said, stands', 'said > stands'),
    wrong: (said, stands) => ({ en: `The tail is cut off: commands wrote up to event ${said}, the log ends at ${stands}.`, zh: `尾部被截断：指令曾写至第${said}号事件，日志止于第${stands}号。` }),
  },
  {
    sql: accounts(schema, 'said + 1, said, stands', 'said < stands'),
    wrong: said => ({ en: `No command wrote it: commands wrote up to event ${said}.`, zh: `没有任何指令写入该事件：指令仅写至第${said}号。` }),
  },
  {
    sql: accounts(schema, 'stands, said_many, stands_many', 'said = stands and said_many <> stands_many'),
    wrong: (said, stands) => ({ en: `Commands wrote ${said} events into this stream, it holds ${stands}.`, zh: `指令向该流写入${said}个事件，现有${stands}个。` }),
  },
  {
    // The command's id stands in what is hashed. An event that names none was written by an older hand, and is counted above.
    sql: `select e.stream_id, e.version, 0, 0 from ${schema}.event e cross join lateral (select substring(e.meta from '"commandId":"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"')::uuid as command_id) n
          left join ${schema}.command c using (command_id)
          where n.command_id is not null and (c.command_id is null or c.stream_id <> e.stream_id or e.version not between c.first_version and c.last_version) order by 1, 2`,
    wrong: () => ({ en: 'The command that it names did not write it: that command’s row is gone, of another stream, or speaks of other events.', zh: '该事件所载的指令并未写入它：指令记录已不存在、属于其他流，或者所记为其他事件。' }),
  },
];
