// Who may do what: facts are changed by nobody, written only through the functions, and read by the service and its neighbours.
import { given, logGuards, refusal } from './guards.js';

const guarded = ({ relation }: { readonly relation: string }) => `
create trigger immutable before update or delete or truncate on ${relation} for each statement execute function refuse();
alter table ${relation} enable always trigger immutable;`;

export const immutable = String.raw`
create function refuse() returns trigger language plpgsql as $$${refusal}$$;

-- For the owner too. He can disable a trigger: verification names that while it lasts; what he changed meanwhile, only the chain and audit's copy find.
${logGuards.relations.filter(({ immutable: isImmutable }) => isImmutable).map(guarded).join('')}

-- The service's own role reads, and calls what writes. Neighbours (onehall_reader) may follow the sealed log and nothing else.
do $$
declare
  home text := current_schema();
  app  text := current_schema() || '_app';
begin
  execute format('revoke all on all tables in schema %1$I from public; revoke all on all sequences in schema %1$I from public; revoke execute on all functions in schema %1$I from public', home);
  execute format('grant select on ${given('app', 'select')} to %I', app);
  execute format('grant execute on function ${logGuards.calls.join(', ')} to %I', app);
  grant select on ${given('reader', 'select')} to onehall_reader;
  grant execute on function ${logGuards.followers.join(', ')} to onehall_reader;
end $$;
`;
