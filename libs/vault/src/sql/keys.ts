// The vault's one table and its two functions. Nobody but their owner, who cannot log in, sees the table.

/** Idempotent; to be run as the owner with `vault` as search path. */
export const keys = String.raw`
create table if not exists key (
  owner text collate "C" primary key check (owner ~ '^[a-z]+/[!-~]{1,200}$'),
  wrapped bytea,
  made_at timestamptz,
  forgotten_at timestamptz,
  check ((wrapped is null) = (forgotten_at is not null))
);

-- A forgotten key lies on in a dead row until it is vacuumed: let that be within the minute, not after a fifth of the table has changed.
alter table key set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

-- The key of each owner; where there is none, the proposed one (null proposes none) becomes it, and the first proposal wins.
-- Two statements, so that the second sees what the first has waited for. Sorted, so that two callers never wait for each other in a ring.
create or replace function key_for(p_owners text[], p_fresh bytea[]) returns setof key
language plpgsql volatile security definer set search_path = vault, pg_temp as $$
begin
  if cardinality(p_owners) is distinct from cardinality(p_fresh) then
    raise exception 'key_for: as many proposals as owners' using errcode = '22023';
  end if;
  insert into key (owner, wrapped, made_at)
    select asked.owner, asked.fresh, clock_timestamp()
    from unnest(p_owners, p_fresh) as asked(owner, fresh)
    where asked.fresh is not null and not exists (select from key held where held.owner = asked.owner)
    order by asked.owner collate "C"
    on conflict do nothing;
  return query select held.* from key held where held.owner = any (p_owners);
end $$;

-- Destroys a key for ever; an owner that never had one will never get one. Said again, it changes nothing, not even the time.
create or replace function forget(p_owner text) returns void
language plpgsql volatile security definer set search_path = vault, pg_temp as $$
begin
  if p_owner like 'vault/%' then
    raise exception 'forget: the vault''s own key stays' using errcode = '22023';
  end if;
  insert into key (owner, forgotten_at) values (p_owner, clock_timestamp())
    on conflict (owner) do update set wrapped = null, forgotten_at = excluded.forgotten_at where key.forgotten_at is null;
end $$;

revoke all on all tables in schema vault from public;
revoke all on all functions in schema vault from public;
`;

/** What a service's login may do; to be run like `keys`, after it. `role` is quoted already. */
export const rights = (role: string, forgets: boolean): string => `
grant usage on schema vault to ${role};
grant execute on function key_for(text[], bytea[]) to ${role};
${forgets ? `grant execute on function forget(text) to ${role}` : `revoke execute on function forget(text) from ${role}`};
`;
