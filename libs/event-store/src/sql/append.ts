// The append of one command: one round trip that answers a status, never an exception, for every business outcome.

export const append = String.raw`
-- A named type: OUT columns would be rebuilt from the catalogue at every call.
--   status: ok | duplicate | mismatch | conflict | taken | archived
--   ok, duplicate: the versions written, first..last. conflict, taken, archived: last = the version now.
create type answer as (status text, first_version bigint, last_version bigint, last_gpos bigint);

-- p_request:  sha256 of the canonical request.
-- p_expected: -2 any | -1 must exist | 0 must not exist | n exactly.
-- p_take:     true takes the claim, false frees it if this stream holds it.
--
-- Lock order, here and in append_many: missing streams sorted, streams sorted, command ids sorted, claims sorted; frees never wait. Hence no deadlocks.
-- READ COMMITTED is assumed: every statement must see what it has just waited for.
create function append(
  p_command uuid, p_request bytea, p_stream text, p_kind text, p_expected bigint,
  p_ids uuid[], p_types text[], p_schemas int[], p_data text[], p_meta text[],
  p_scopes text[] default '{}', p_keys text[] default '{}', p_take boolean[] default '{}'
) returns answer
language plpgsql security definer set search_path from current as $$
declare
  total          int := cardinality(p_ids);
  current        bigint;          -- the stream's version; null: no such stream
  chain_head     bytea;
  moment         timestamptz;     -- recorded_at of everything appended here, never earlier than the stream's last
  closed         boolean;
  outcome        text;            -- null as long as nothing speaks against writing
  written_from   bigint;
  number         bigint;
  taken_scopes   text[];
  taken_keys     text[];
  before         command;
begin
  if p_command is null or p_request is null or total <> cardinality(p_types) or total <> cardinality(p_schemas)
     or total <> cardinality(p_data) or total <> cardinality(p_meta) then
    raise exception 'append: command id, request hash and arrays of one length' using errcode = '22023';
  end if;

  loop
    select s.version, s.head, s.archived, greatest(clock_timestamp(), s.last_at) into current, chain_head, closed, moment
      from stream s where s.stream_id = p_stream for update;
    exit when found or total = 0 or p_expected not in (0, -2);
    insert into stream
      select p_stream, p_kind, 0, genesis(o.service, o.log_id, p_stream), '-infinity' from log o
      on conflict do nothing
      returning version, head, archived, clock_timestamp() into current, chain_head, closed, moment;
    exit when found;              -- else someone else was making it: look again
  end loop;
  current := coalesce(current, 0);

  if closed then
    outcome := 'archived';
  elsif p_expected <> -2 and p_expected <> current and not (p_expected = -1 and current > 0) then
    outcome := 'conflict';
  else
    -- The command row is final at once. Inserting it waits for a twin, and takes the transaction's xid: so it must stand before any nextval (seal.ts).
    insert into command values (p_command, p_request, p_stream, current + 1, current + total) on conflict do nothing;
    if not found then
      outcome := 'twin';
    elsif cardinality(p_scopes) > 0 then
      with got as (
        insert into claim
          select u.scope, u.key, p_stream from unnest(p_scopes, p_keys, p_take) u(scope, key, take)
          where u.take order by u.scope collate "C", u.key collate "C"
          on conflict do nothing returning claim.scope, claim.key)
      select array_agg(got.scope), array_agg(got.key) into taken_scopes, taken_keys from got;
      if exists (select from unnest(p_scopes, p_keys, p_take) u(scope, key, take)
                 join claim c on c.scope = u.scope and c.key = u.key where u.take and c.stream_id <> p_stream) then
        delete from claim c using unnest(taken_scopes, taken_keys) u(scope, key) where c.scope = u.scope and c.key = u.key;
        delete from command c where c.command_id = p_command;
        outcome := 'taken';
      else
        delete from claim c using unnest(p_scopes, p_keys, p_take) u(scope, key, take)
          where not u.take and c.scope = u.scope and c.key = u.key and c.stream_id = p_stream;
      end if;
    end if;
  end if;

  if outcome is not null then
    if current = 0 then
      delete from stream s where s.stream_id = p_stream and s.version = 0;
    end if;
    select * into before from command c where c.command_id = p_command;
    if not found then
      return row(outcome, null::bigint, current, null::bigint);
    elsif before.request <> p_request or before.stream_id <> p_stream then
      return row('mismatch'::text, null::bigint, null::bigint, null::bigint);
    end if;
    select e.gpos into number from event e
      where e.stream_id = before.stream_id and e.version = before.last_version and before.last_version >= before.first_version;
    return row('duplicate'::text, before.first_version, before.last_version, number);
  end if;

  written_from := current + 1;
  for i in 1..total loop
    current := current + 1;
    number := nextval('gseq');    -- under the stream's row lock: gpos order is version order
    chain_head := link(chain_head, current, moment, p_ids[i], p_schemas[i], p_stream, p_types[i], p_data[i], p_meta[i]);
    insert into event values (number, chain_head, current, moment, p_ids[i], p_schemas[i], p_stream, p_types[i], p_data[i], p_meta[i]);
  end loop;
  if total > 0 then
    update stream s set version = current, head = chain_head, last_at = moment where s.stream_id = p_stream;
  end if;
  return row('ok'::text, written_from, current, number);
end $$;
`;
