// Whether what protects the tables still stands: the triggers that refuse a change, and that no service has a right to write past the functions. Other logins are the administrator's to know.
import type { Connection } from '../asking.js';
import { namesOf, readerRole } from '../names.js';
import { logGuards, refusal, type Guard, type Guards } from '../sql/guards.js';
import { findings, type Check } from './check.js';
import { Faults, type Fault } from './fault.js';

const values = (rows: readonly (readonly string[])[]): string => `(values ${rows.map(row => `(${row.map(word => `'${word}'`).join(', ')})`).join(', ')})`;

/** Before, at update, delete and truncate, once for a statement: as bits of pg_trigger.tgtype. */
const refusesChanges = 2 + 16 + 8 + 32;

const triggerChecks = (schema: string, { relations }: Guards): readonly Check[] => [
  {
    sql: `select null, null, 0, 0, g.relation from ${values(relations.filter(({ immutable }) => immutable).map(({ relation }) => [relation]))} g(relation)
          where not exists (
            select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
            where t.tgrelid = to_regclass('${schema}.' || g.relation) and t.tgname = 'immutable' and t.tgenabled = 'A' and t.tgtype = ${refusesChanges} and t.tgqual is null and t.tgattr = ''::int2vector
              and p.pronamespace = '${schema}'::regnamespace and p.proname = 'refuse') order by 5`,
    wrong: (_, __, relation) => ({
      en: `The trigger that refuses every change of ${schema}.${relation} is disabled, gone or another: whoever may write there can change what is kept.`,
      zh: `${schema}.${relation} 上拒绝一切改动的触发器已被停用、删除或替换：有写权限者即可改动其内容。`,
    }),
  },
  {
    sql: `select null, null, 0, 0 where exists (
            select from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid join pg_language l on l.oid = p.prolang
            where c.relnamespace = '${schema}'::regnamespace and t.tgname = 'immutable' and p.pronamespace = c.relnamespace and p.proname = 'refuse'
              and (p.prosrc <> $refusal$${refusal}$refusal$ or p.pronargs <> 0 or l.lanname <> 'plpgsql' or p.proconfig is not null))`,
    wrong: () => ({
      en: `The function ${schema}.refuse behind the triggers is not the one that refuses: it was exchanged, or is gone.`,
      zh: `触发器所用的函数 ${schema}.refuse 已被替换或删除，不再拒绝改动。`,
    }),
  },
];

/** What PostgreSQL may put between a table and whoever asks it. */
const ruleChecks = (schema: string, { relations }: Guards): readonly Check[] => [
  {
    sql: `select null, null, 0, 0, g.relation from ${values(relations.map(({ relation }) => [relation]))} g(relation) join pg_class c on c.oid = to_regclass('${schema}.' || g.relation)
          where c.relrowsecurity or (exists (select from pg_rewrite r where r.ev_class = c.oid and c.relkind = 'r')) order by 5`,
    wrong: (_, __, relation) => ({
      en: `${schema}.${relation} has a rule or row security, which no migration gave it: what is written there or read from it may be another thing.`,
      zh: `${schema}.${relation} 上有迁移未设的规则或行级安全策略：写入或读出的内容可能被替换。`,
    }),
  },
];

/** Whoever runs as a service: this one, its neighbours, and the role through which they read. On some servers the administrator belongs to all of them; he is none. */
const holders = (app: string): string => `
  select r.oid, r.rolname::text as name, r.rolname = '${app}' as own from pg_roles r
  where r.rolname in ('${app}', '${readerRole}') or (r.rolname like '%\\_app' and exists (
    select from pg_auth_members m join pg_roles g on g.oid = m.roleid where g.rolname = '${readerRole}' and m.member = r.oid))`;

/** What roles can do, however they came by it: granted, through everybody, through another role, to single columns, as owners or as superusers. */
const held = (schema: string, owner: string, relations: string): string => `
  select c.relname::text as what, r.name, r.own, k.privilege_type::text as privilege
  from pg_class c, holder r, aclexplode(acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner)) k
  where c.relnamespace = '${schema}'::regnamespace and c.relname in (select * from ${relations} g) and case c.relkind
    when 'S' then has_sequence_privilege(r.oid, c.oid, k.privilege_type)
    else has_table_privilege(r.oid, c.oid, k.privilege_type) or (k.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege(r.oid, c.oid, k.privilege_type)) end
  union all select p.proname || '()', r.name, r.own, 'EXECUTE' from pg_proc p, holder r where p.pronamespace = '${schema}'::regnamespace and has_function_privilege(r.oid, p.oid, 'EXECUTE')
  union all select 'schema ${schema}', r.name, r.own, 'CREATE' from holder r where has_schema_privilege(r.oid, '${schema}', 'CREATE')
  union all select 'role ${owner}', r.name, r.own, 'SET ROLE' from holder r where pg_has_role(r.oid, '${owner}', 'MEMBER')`;

/** What the migrations give, as `held` says it; what is given to the reader, every service has. */
function grants({ relations, calls, followers }: Guards): string {
  const rights = (to: 'app' | 'reader') => relations.flatMap(guard => guard[to].map(right => [guard.relation, to, right.toUpperCase()]));
  return values([...rights('app'), ...rights('reader'), ...calls.map(call => [`${call}()`, 'app', 'EXECUTE']), ...followers.map(call => [`${call}()`, 'reader', 'EXECUTE'])]);
}

function rightChecks(schema: string, guards: Guards): readonly Check[] {
  const { app, owner } = namesOf(schema);
  const relations = values(guards.relations.map(({ relation }) => [relation]));
  return [
    {
      sql: `with holder as (${holders(app)}), held as (${held(schema, owner, relations)}),
              more as (
                select h.what, h.name, string_agg(distinct h.privilege, ', ') as privileges from held h
                where not exists (select from ${grants(guards)} g(what, holder, privilege) where g.what = h.what and g.privilege = h.privilege and (g.holder = 'reader' or h.own))
                group by 1, 2)
            select null, null, 0, 0, what, privileges, string_agg(name, ', ' order by name) from more group by what, privileges order by what, privileges`,
      wrong: (_, __, ...[what, privileges, who]) => ({
        en: `The rights in ${schema} are not those that its migrations gave: ${who} has ${privileges} on ${what}.`,
        zh: `${schema} 中的权限并非迁移所授：${who} 对 ${what} 另有 ${privileges} 权限。`,
      }),
    },
  ];
}

const checksOf = (schema: string, guards: Guards): readonly Check[] => [...triggerChecks(schema, guards), ...ruleChecks(schema, guards), ...rightChecks(schema, guards)];

/** The log's own. */
export const guardChecks = (schema: string): readonly Check[] => checksOf(schema, logGuards);

/** For tables that a service keeps beside its log, under the same owner: whether what its migrations set before them stands. Ask as an administrator. */
export async function verifyGuards(connection: Connection, service: string, relations: readonly Guard[]): Promise<readonly Fault[]> {
  const faults = new Faults(service);
  for (const check of checksOf(namesOf(service).schema, { ...logGuards, relations })) await findings(connection, check, faults);
  return faults.list;
}
