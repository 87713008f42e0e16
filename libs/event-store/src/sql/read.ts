// Every question that is asked of a log, with its schema's name filled in. Each is prepared once per connection.

/** The columns of a stored event, in the order in which ../rows.ts reads them. */
export const eventColumns = (position: string) => `e.gpos, ${position}, e.hash, e.version, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  e.event_id, e.schema_version, e.stream_id, e.type, e.data, e.meta`;

// One look into an index for each event. A join would be planned as a scan of all positions as long as the tables have no statistics.
export const placeIn = (service: string) => `coalesce((select l.position from ${service}.leaf l where l.gpos = e.gpos), 0)`;

/** The questions of `libs/event-store/src/log.ts`, for one service's schema. */
export const questions = (service: string) => ({
  identity: `select service, log_id, incarnation from ${service}.log`,

  // For each of many commands: either the one row that says what its id was answered before, or the history after its version.
  load: `
with asked as materialized (select * from unnest($1::uuid[], $2::bytea[], $3::text[], $4::bigint[]) with ordinality a(command_id, request, stream_id, after, item)),
before as materialized (select a.item, a.request = c.request and a.stream_id = c.stream_id as same, c.* from asked a join ${service}.command c using (command_id))
select b.item, case when b.same then 'answered' else 'mismatch' end, b.first_version, b.last_version,
  (select e.gpos from ${service}.event e where e.stream_id = b.stream_id and e.version = b.last_version and b.last_version >= b.first_version),
  null::bigint, null::bigint, null::bytea, null::bigint, null::text, null::uuid, null::int, null::text, null::text, null::text, null::text
from before b
union all
select a.item, null, null, null, null, ${eventColumns(placeIn(service))}
from asked a cross join lateral (select * from ${service}.event o where o.stream_id = a.stream_id and o.version > a.after order by o.version) e
where not exists (select from before b where b.item = a.item)`,

  stream: `
select ${eventColumns(placeIn(service))} from ${service}.event e
where e.stream_id = $1 and e.version > $2 order by e.version`,

  // Dense: no gap logic, no snapshot logic.
  tail: `
select ${eventColumns('l.position')} from ${service}.leaf l join ${service}.event e using (gpos)
where l.position > $1 order by l.position limit $2`,

  head: `select pos, settled from ${service}.log_head()`,

  positionOf: `select position from ${service}.leaf where gpos = $1`,

  // The statement does not see what its own function inserts: what it finds there was drawn before. Registers in one order, so that nobody waits in a ring.
  draw: `
select u.item, ${service}.draw(u.scope, u.command_id), exists (select from ${service}.drawn d where d.scope = u.scope and d.command_id = u.command_id)
from (select * from unnest($1::text[], $2::uuid[]) with ordinality u(scope, command_id, item) order by u.scope collate "C", u.command_id) u`,

  // A command that was said and wrote nothing needs its number as little as one that was never said.
  undrawn: `
select d.scope, d.n, d.command_id from ${service}.drawn d
where d.at < $1 and not exists (select from ${service}.command c where c.command_id = d.command_id and c.last_version >= c.first_version)
order by d.scope, d.n`,

  append: `select * from ${service}.append($1, $2, $3, $4, $5, $6::uuid[], $7::text[], $8::int[], $9::text[], $10::text[])`,

  appendClaiming: `
select * from ${service}.append($1, $2, $3, $4, $5, $6::uuid[], $7::text[], $8::int[], $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[])`,

  appendMany: `
select * from ${service}.append_many($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::bigint[], $6::int[],
  $7::uuid[], $8::text[], $9::int[], $10::text[], $11::text[], $12::int[], $13::text[], $14::text[], $15::boolean[])`,

  // The oldest transaction of the cluster that writes: nothing is sealed past it. A prepared one has no backend any more, and a reader no transaction id. Any role may see as much of others.
  oldestWriter: `
with oldest as (select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric % 4294967296)::text as xid)
select a.pid, a.datname, a.application_name from pg_stat_activity a, oldest where a.backend_xid::text = oldest.xid
union all
select null, p.database, 'prepared transaction ' || p.gid from pg_prepared_xacts p, oldest where p.transaction::text = oldest.xid`,

  seal: `select sealed, pos, fence, ticket from ${service}.seal($1, $2, $3, $4, 5000, $5)`,
});

export type Question = keyof ReturnType<typeof questions>;
