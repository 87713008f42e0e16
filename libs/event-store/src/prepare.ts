// What a service needs in a database before it can start: its roles, its two schemas, and the limits of its sessions.
import type { ClientBase } from 'pg';
import { namesOf, readerRole } from './names.js';

export interface Preparing {
  readonly service: string;
  /** Of `<service>_app`, as whom the service runs. */
  readonly appPassword: string;
  /** Of `<service>_owner`, as whom the log is migrated. No running service needs it. */
  readonly ownerPassword: string;
}

// A role belongs to the whole cluster, and two databases may be prepared at once.
const makeRole = (role: string, login: string) => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if;
end $$;
alter role ${role} ${login};`;

/**
 * Who owns what:
 * - `<service>` holds the log and nothing else. Its owner alone may create there: whoever could create a function beside the log's own,
 *   which run with the owner's rights, could have it called in the place of a built-in one, and so change events.
 * - `<service>_views` belongs to the app role, which makes, fills, swaps and drops its views there as it likes.
 * A forgotten write transaction anywhere in the cluster stalls the sealer, so every session of the service is limited.
 */
function statements({ service, appPassword, ownerPassword }: Preparing, client: ClientBase, version: number): string[] {
  const { schema, views, owner, app } = namesOf(service);
  const here = (role: string, setting: string) => `do $$ begin execute format('alter role ${role} in database %I set ${setting}', current_database()); end $$`;
  return [
    makeRole(readerRole, 'nologin'),
    makeRole(owner, `login password ${client.escapeLiteral(ownerPassword)}`),
    makeRole(app, `login password ${client.escapeLiteral(appPassword)}`),
    `grant ${readerRole} to ${app}`,
    `create schema if not exists ${schema} authorization ${owner}`,
    `create schema if not exists ${views} authorization ${app}`,
    `grant usage on schema ${schema} to ${app}, ${readerRole}`,
    here(owner, `search_path = ${schema}`),
    here(app, `search_path = ${views}, ${schema}`),
    ...[owner, app].map(role => here(role, `idle_in_transaction_session_timeout = ''10s''`)),
    ...(version >= 170_000 ? [here(app, `transaction_timeout = ''5s''`)] : []),
  ];
}

// Another preparation of the same roles was quicker: duplicate object, unique violation, "tuple concurrently updated".
const overtaken = new Set(['42710', '23505', 'XX000']);
const wasOvertaken = (error: unknown): boolean => error instanceof Error && 'code' in error && overtaken.has(String(error.code));

/**
 * Prepares the database that `admin` (a superuser) is connected to. Harmless when repeated; sets the passwords anew.
 * Afterwards the log's migrations run as `<service>_owner`, those of the views as `<service>_app`; both find their schema without naming it.
 */
export async function prepareService(admin: ClientBase, preparing: Preparing): Promise<void> {
  const { rows } = await admin.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  const all = statements(preparing, admin, Number(rows[0]?.version));
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.query(all.join(';\n'));
      return;
    } catch (error) {
      if (!wasOvertaken(error) || attempt === 20) throw error;
      await new Promise(resolve => setTimeout(resolve, 20 * attempt));
    }
  }
}
