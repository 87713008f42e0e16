// Who may do what: facts are changed by nobody, written only through the functions, and read by the service and its neighbours.

export const immutable = String.raw`
create function refuse() returns trigger language plpgsql as $$
begin
  raise exception '% on %: the log is immutable', tg_op, tg_table_name using errcode = 'LG004';
end $$;

-- For the owner too. He can disable a trigger; only the chain, and audit's copy, find that.
create trigger immutable before update or delete or truncate on event for each statement execute function refuse();
create trigger immutable before update or delete or truncate on leaf  for each statement execute function refuse();
alter table event enable always trigger immutable;
alter table leaf  enable always trigger immutable;

-- The service's own role reads, and calls what writes. Neighbours (onehall_reader) may follow the sealed log and nothing else.
do $$
declare
  home text := current_schema();
  app  text := current_schema() || '_app';
begin
  execute format('revoke all on all tables in schema %1$I from public; revoke all on all sequences in schema %1$I from public; revoke execute on all functions in schema %1$I from public', home);
  execute format('grant select on log, stream, event, leaf, command, claim, drawn, lease to %I', app);
  execute format('grant execute on function append, append_many, draw, lease_take, checkpoint, seal, log_head, genesis, link to %I', app);
  grant select on log, event, leaf to onehall_reader;
  grant execute on function log_head to onehall_reader;
end $$;
`;
