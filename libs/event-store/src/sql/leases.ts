// Leases with epochs: who may seal, relay or follow, and how far they came. A zombie's checkpoint raises and takes its effects with it.

export const leases = String.raw`
-- The owner is a fresh uuid per start; every taking is a new epoch, also by the same owner; only an expired lease can be taken.
-- Answers a null epoch when someone else holds it. p_log and p_incarnation name the log that is followed; null: this one.
create function lease_take(p_name text, p_owner uuid, p_ttl interval, p_log uuid default null, p_incarnation int default null, out epoch bigint, out pos bigint)
language plpgsql security definer set search_path from current as $$
declare
  own  log;
  held lease;
begin
  select * into own from log;
  p_log := coalesce(p_log, own.log_id);
  p_incarnation := coalesce(p_incarnation, own.incarnation);
  insert into lease as l values (p_name, p_owner, 1, clock_timestamp() + p_ttl, p_log, p_incarnation)
    on conflict (name) do update
      set owner = p_owner, epoch = l.epoch + 1, expires_at = clock_timestamp() + p_ttl
      where l.expires_at < clock_timestamp()
    returning * into held;
  if held.log_id <> p_log or held.incarnation <> p_incarnation then
    raise exception 'lease %: the log followed is % incarnation %, not % incarnation %', p_name, held.log_id, held.incarnation, p_log, p_incarnation
      using errcode = 'LG003';
  end if;
  epoch := held.epoch;
  pos := held.position;
end $$;

-- Compare-and-set of a follower, in the transaction of its effects: it raises when it fails, so that they roll back.
-- from = to only renews; a ttl of zero gives the lease back.
create function checkpoint(p_name text, p_owner uuid, p_epoch bigint, p_from bigint, p_to bigint, p_ttl interval) returns void
language plpgsql security definer set search_path from current as $$
begin
  update lease l set position = p_to, expires_at = clock_timestamp() + p_ttl
    where l.name = p_name and l.owner = p_owner and l.epoch = p_epoch and l.position = p_from and p_to >= p_from;
  if not found then
    raise exception 'lease % lost (epoch %, position %)', p_name, p_epoch, p_from using errcode = 'LG001';
  end if;
end $$;
`;
