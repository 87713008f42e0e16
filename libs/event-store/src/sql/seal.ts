// The sealer's turn: gives dense positions to what is certain, so that readers need nothing but `position > $1`.

export const seal = String.raw`
-- One call per turn, in a transaction of its own: hand back the (fence, ticket) of the last answer.
--   ticket null: nothing new, no xid spent; sleep and ask with nulls.
--   sealed null: someone older than the ticket still writes; ask again in a moment.
--   else:        that many were sealed, up to pos; go on.
--
-- Proof: G, the sequence's last value, is read before the xid T is taken. Whoever drew a gpos <= G took its xid before drawing (append), so xid < T.
-- When the oldest running xid is >= T, that transaction has ended: its events are visible, or will never exist.
-- G is read under the sequence's own lock, by pg_sequence_last_value. A plain "select last_value" must not be used: while nextval writes its WAL record the page
-- shows a value up to 32 ahead (47 of a million looks, in a test), and everything drawn up to such a G afterwards would never be sealed.
-- Refused alternatives: "position > last" on the bare sequence loses events (19 % in a 15 s test); "xid < xmin" alone loses or reorders them.
create or replace function seal(p_owner uuid, p_epoch bigint, p_fence bigint, p_ticket xid8, p_limit int default 5000, p_ttl interval default '10 s',
  out sealed int, out pos bigint, out fence bigint, out ticket xid8)
language plpgsql security definer set search_path from current as $$
declare
  own  log;
  last bigint;
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'seal needs a transaction of its own' using errcode = '25001';
  end if;
  fence := coalesce(pg_sequence_last_value('gseq'::regclass), 0);                       -- G first
  select * into own from log;
  pos := own.position;
  if p_ticket is null or p_fence <= own.sealed then
    sealed := 0;
    if fence > own.sealed then ticket := pg_current_xact_id(); end if;               -- then T
    return;
  end if;
  if pg_snapshot_xmin(pg_current_snapshot()) < p_ticket then
    fence := p_fence;
    ticket := p_ticket;
    return;
  end if;

  perform from lease l where l.name = 'sealer' and l.owner = p_owner and l.epoch = p_epoch for update;
  if not found then
    raise exception 'lease sealer lost (epoch %)', p_epoch using errcode = 'LG001';
  end if;
  select * into own from log;                                                        -- as it stands under the lock
  with next as materialized (
      select e.gpos from event e where e.gpos > own.sealed and e.gpos <= p_fence order by e.gpos limit p_limit),
    given as (
      insert into leaf select own.position + row_number() over (order by next.gpos), next.gpos from next returning leaf.gpos)
  select count(*), max(given.gpos) into sealed, last from given;
  pos := own.position + sealed;
  own.sealed := case when sealed = p_limit then last else p_fence end;               -- remembered even when the whole tail was rolled back
  update log o set sealed = own.sealed, position = pos;
  update lease l set position = pos, expires_at = clock_timestamp() + p_ttl where l.name = 'sealer';
  if sealed > 0 then
    perform pg_notify(own.service, pos::text);                                       -- one hint per batch; polling is the truth
  end if;
  if sealed = p_limit then
    fence := p_fence;
    ticket := p_ticket;
  elsif fence > own.sealed then
    ticket := pg_current_xact_id();                                                  -- the next fence rides on this transaction's xid
  end if;
end $$;

-- The last sealed position, and whether everything written up to now is sealed: for readers, who have no rights on the sequence.
create or replace function log_head(out pos bigint, out settled boolean)
language sql stable security definer set search_path from current
begin atomic
  select o.position, coalesce(pg_sequence_last_value('gseq'::regclass), 0) <= o.sealed from log o;
end;
`;
