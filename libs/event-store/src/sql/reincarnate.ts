// What is done after a restore from a backup: the log starts a new incarnation and says so in itself.

export const reincarnate = String.raw`
-- As the owner, before anybody else starts. Followers of the old incarnation then stop loudly (LG003) instead of skipping what the restore lost.
-- Only the log's own sealer goes on: its lease moves to the new incarnation, with a new epoch.
create function reincarnate(p_command uuid, p_event uuid, p_request bytea, p_data text, p_meta text) returns int
language plpgsql set search_path from current as $$
declare
  now_at int;
  said   answer;
begin
  update log o set incarnation = o.incarnation + 1 returning o.incarnation into now_at;
  update lease l set incarnation = now_at, epoch = l.epoch + 1, expires_at = '-infinity' where l.name = 'sealer';
  select * into said from append(p_command, p_request, 'log', 'log', -2, array[p_event], array['LogRestored'], array[1], array[p_data], array[p_meta]);
  if said.status <> 'ok' then
    raise exception 'reincarnate: %', said.status;
  end if;
  return now_at;
end $$;
`;
