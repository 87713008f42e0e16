// Numbers from registers (`<hall>/<year>/<kind>`): dense, and the same command always draws the same.

export const draw = String.raw`
create or replace function draw(p_scope text, p_command uuid) returns bigint
language plpgsql security definer set search_path from current as $$
declare
  number bigint;
begin
  -- Nobody sees a number before its event stands, and the event's commit carries this one to the disk: it need not wait by itself.
  perform set_config('synchronous_commit', 'off', true);
  select d.n into number from drawn d where d.scope = p_scope and d.command_id = p_command;
  if found then return number; end if;

  insert into counter as c values (p_scope, 1)
    on conflict (scope) do update set last = c.last + 1 returning c.last into number;   -- the row lock queues twins
  insert into drawn values (p_scope, p_command, number) on conflict (scope, command_id) do nothing;   -- a number that another command has drawn is an error
  if found then return number; end if;

  -- A twin drew while this one waited: put the number back, nobody has seen it.
  update counter c set last = c.last - 1 where c.scope = p_scope;
  select d.n into number from drawn d where d.scope = p_scope and d.command_id = p_command;
  return number;
end $$;
`;
