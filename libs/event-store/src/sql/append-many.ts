// The append of many commands at once (group commit): set-based, because a loop over single appends is half as fast.

export const appendMany = String.raw`
-- Items name distinct streams and command ids, and no claim twice: the batcher puts a second one into its next batch, else this raises.
-- p_counts = events per item; events follow flat; claims follow flat with their item's number (from 1). Answers one row per item, in order.
--
-- Planner switches: a generic plan that was made while the tables were small must not scan them when they are large.
-- What the loops compute (chain, sequence) is plain expressions, not statements; no join ever goes over the batch's own rows.
create function append_many(
  p_commands uuid[], p_requests bytea[], p_streams text[], p_kinds text[], p_expected bigint[], p_counts int[],
  p_ids uuid[], p_types text[], p_schemas int[], p_data text[], p_meta text[],
  p_items int[] default '{}', p_scopes text[] default '{}', p_keys text[] default '{}', p_take boolean[] default '{}'
) returns setof answer
language plpgsql security definer set search_path from current
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  items    int := cardinality(p_commands);
  total    int := cardinality(p_ids);
  -- per item
  outcomes text[]        := array_fill(null::text, array[items]);    -- null as long as nothing speaks against writing
  heads    bytea[]       := array_fill(null::bytea, array[items]);
  moments  timestamptz[] := array_fill(null::timestamptz, array[items]);
  versions bigint[]      := array_fill(0::bigint, array[items]);
  firsts   bigint[];
  lasts    bigint[];
  ends     bigint[]      := array_fill(null::bigint, array[items]);  -- the gpos of each item's last event
  -- per event
  numbers  bigint[]      := array_fill(null::bigint, array[total]);
  places   bigint[]      := numbers;                                 -- its version in its stream
  owners   int[]         := numbers;                                 -- its item
  hashes   bytea[]       := array_fill(null::bytea, array[total]);
  -- on the way
  at             int := 0;
  item           int;
  found_stream   text;
  found_version  bigint;
  found_head     bytea;
  found_at       timestamptz;
  found_closed   boolean;
  wanted         bigint;
  losers         int[];
  taken_scopes   text[];
  taken_keys     text[];
  fresh          uuid[];
  written        int;
begin
  -- Missing streams, sorted.
  insert into stream
    select u.stream, u.kind, 0, genesis(o.service, o.log_id, u.stream), '-infinity'
    from unnest(p_streams, p_kinds, p_expected, p_counts) u(stream, kind, expected, count), log o
    where u.expected in (0, -2) and u.count > 0 and not exists (select from stream s where s.stream_id = u.stream)
    order by u.stream collate "C" on conflict do nothing;

  -- Streams, sorted: from here on nobody else moves them.
  for item, found_stream, found_version, found_head, found_at, found_closed in
    select u.item, s.stream_id, s.version, s.head, s.last_at, s.archived
    from unnest(p_streams) with ordinality u(stream, item) join stream s on s.stream_id = u.stream
    order by s.stream_id for update of s
  loop
    versions[item] := found_version;
    heads[item]    := found_head;
    moments[item]  := greatest(clock_timestamp(), found_at);
    if found_closed then outcomes[item] := 'archived'; end if;
  end loop;
  for i in 1..items loop
    wanted := p_expected[i];
    if wanted <> -2 and wanted <> versions[i] and not (wanted = -1 and versions[i] > 0) and outcomes[i] is null then
      outcomes[i] := 'conflict';
    end if;
    if heads[i] is null and outcomes[i] is null and p_counts[i] > 0 then
      raise exception 'append_many: a stream was swept away' using errcode = '40001';
    end if;
  end loop;
  firsts := versions;
  lasts := versions;

  -- Command ids, sorted: unsorted ones deadlock with redelivered twins. The insert takes the xid, so it must stand before any nextval (seal.ts).
  with i as (
    insert into command
      select u.command, u.request, u.stream, u.version + 1, u.version + u.count
      from unnest(p_commands, p_requests, p_streams, p_counts, versions, outcomes) u(command, request, stream, count, version, outcome)
      where u.outcome is null order by u.command
      on conflict do nothing returning command_id)
  select array_agg(i.command_id), count(*) into fresh, written from i;
  if written < items then         -- someone was first, or a version did not fit: what did this command id answer before?
    if (select count(distinct c) < items from unnest(p_commands) c) then
      raise exception 'append_many: a command id twice in one batch' using errcode = '22023';
    end if;
    select
        array_agg(case when u.command = any (fresh) then null
                       when c.command_id is null then u.outcome
                       when c.request = u.request and c.stream_id = u.stream then 'duplicate'
                       else 'mismatch' end order by u.item),
        array_agg(c.first_version order by u.item),
        array_agg(coalesce(c.last_version, u.version) order by u.item)
      into outcomes, firsts, lasts
      from unnest(p_commands, p_requests, p_streams, versions, outcomes) with ordinality u(command, request, stream, version, outcome, item)
      left join command c on c.command_id = u.command;
  end if;

  -- Claims, sorted. Whoever loses one gives back all that its command took.
  if cardinality(p_items) > 0 then
    if (select count(distinct (scope, key)) < count(*) from unnest(p_scopes, p_keys) u(scope, key)) then
      raise exception 'append_many: a claim twice in one batch' using errcode = '22023';
    end if;
    with got as (
      insert into claim
        select u.scope, u.key, p_streams[u.item] from unnest(p_items, p_scopes, p_keys, p_take) u(item, scope, key, take)
        where u.take and outcomes[u.item] is null order by u.scope collate "C", u.key collate "C"
        on conflict do nothing returning claim.scope, claim.key)
    select array_agg(got.scope), array_agg(got.key) into taken_scopes, taken_keys from got;
    select array_agg(distinct u.item) into losers
      from unnest(p_items, p_scopes, p_keys, p_take) u(item, scope, key, take) join claim c on c.scope = u.scope and c.key = u.key
      where u.take and outcomes[u.item] is null and c.stream_id <> p_streams[u.item];
    if losers is not null then
      delete from claim c using unnest(taken_scopes, taken_keys) u(scope, key)
        where c.scope = u.scope and c.key = u.key and c.stream_id in (select p_streams[l.item] from unnest(losers) l(item));
      delete from command c where c.command_id in (select p_commands[l.item] from unnest(losers) l(item));
      foreach item in array losers loop
        outcomes[item] := 'taken';
      end loop;
    end if;
    delete from claim c using unnest(p_items, p_scopes, p_keys, p_take) u(item, scope, key, take)
      where not u.take and outcomes[u.item] is null and c.scope = u.scope and c.key = u.key and c.stream_id = p_streams[u.item];
  end if;

  -- The chain, and the sequence under the row locks.
  for i in 1..items loop
    if outcomes[i] is not null then
      at := at + p_counts[i];
      continue;
    end if;
    outcomes[i] := 'ok';
    firsts[i] := versions[i] + 1;
    for j in 1..p_counts[i] loop
      at := at + 1;
      versions[i] := versions[i] + 1;
      places[at] := versions[i];
      owners[at] := i;
      numbers[at] := nextval('gseq');
      heads[i] := link(heads[i], versions[i], moments[i], p_ids[at], p_schemas[at], p_streams[i], p_types[at], p_data[at], p_meta[at]);
      hashes[at] := heads[i];
    end loop;
    lasts[i] := versions[i];
    if p_counts[i] > 0 then ends[i] := numbers[at]; end if;
  end loop;
  if at <> total then
    raise exception 'append_many: p_counts and the events differ' using errcode = '22023';
  end if;

  insert into event
    select u.number, u.hash, u.place, moments[u.item], u.id, u.schema, p_streams[u.item], u.type, u.data, u.meta
    from unnest(numbers, hashes, places, owners, p_ids, p_schemas, p_types, p_data, p_meta) u(number, hash, place, item, id, schema, type, data, meta)
    where u.number is not null;
  update stream s set version = u.version, head = u.head, last_at = u.moment
    from unnest(p_streams, versions, heads, moments, outcomes, p_counts) u(stream, version, head, moment, outcome, count)
    where s.stream_id = u.stream and u.outcome = 'ok' and u.count > 0;

  if written < items or losers is not null then
    delete from stream s where s.version = 0
      and s.stream_id in (select u.stream from unnest(p_streams, outcomes) u(stream, outcome) where u.outcome <> 'ok');
    for i in 1..items loop
      if outcomes[i] = 'mismatch' then
        firsts[i] := null;
        lasts[i] := null;
      elsif outcomes[i] = 'duplicate' then
        ends[i] := (select e.gpos from event e where e.stream_id = p_streams[i] and e.version = lasts[i] and lasts[i] >= firsts[i]);
      elsif outcomes[i] <> 'ok' then
        firsts[i] := null;
        lasts[i] := versions[i];
      end if;
    end loop;
  end if;
  return query select u.* from unnest(outcomes, firsts, lasts, ends) u;
end $$;
`;
