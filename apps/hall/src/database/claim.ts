// Whose a PostgreSQL is that an administrator gave: asked before anything is written there, and marked at the first installation with what follows from the hall's key.
import { services } from '@onehall/contracts';
import { namesOf, reaching } from '@onehall/event-store';
import { CannotStart, codeOf } from '@onehall/platform';
import type { KeyFile } from '@onehall/vault';
import { Client, escapeIdentifier as named, escapeLiteral as text } from 'pg';
import type { Secrets } from '../folder/secrets.js';
import { at, vaultOf, type Layout } from './layout.js';

/** A server, and who wants to install himself there. */
export interface Claim {
  readonly server: string;
  readonly layout: Layout;
  readonly secrets: Secrets;
  readonly keyPath: string;
}

const form = /^OneHall [\w-]{43}$/;
/** Nobody can log in as this role, and it is made before everything else. */
const bearerOf = (layout: Layout): string => `${vaultOf(layout)}_owner`;
/** It tells nothing of the key. */
const markOf = async (key: KeyFile): Promise<string> => `OneHall ${(await key.derive('installation')).toString('base64url')}`;

/** The sentence for a server whose mark this hall's key did not make, or for which it has none. */
export const ofAnother = ({ keyPath }: Pick<Claim, 'keyPath'>): CannotStart =>
  new CannotStart({
    zh: `DATABASE_URL 的 PostgreSQL 已属于另一个大厅：其标记不是由密钥文件 ${keyPath} 作出的；请用那个大厅的 DATA_DIR 与密钥文件启动，或另选一个 PostgreSQL。那里什么都没有改动。`,
    en: `The PostgreSQL in DATABASE_URL belongs to another hall: its mark was not made with the key file ${keyPath}. Start with that hall’s DATA_DIR and its key file, or name another PostgreSQL. Nothing was changed there.`,
  });

const takenRoles = (roles: readonly string[]): CannotStart =>
  new CannotStart({
    zh: `DATABASE_URL 的 PostgreSQL 上已有并非本大厅建立的角色：${roles.join('、')}；请用建立它们的 DATA_DIR 启动，或另选一个 PostgreSQL。那里什么都没有改动。`,
    en: `The PostgreSQL in DATABASE_URL has roles already that this hall did not make: ${roles.join(', ')}. Start with the DATA_DIR that made them, or name another PostgreSQL. Nothing was changed there.`,
  });

async function asked<Row extends object>(server: string, sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = new Client({ ...reaching, connectionString: server });
  await client.connect();
  return client.query<Row>(sql, [...values]).then(({ rows }) => rows).finally(() => client.end());
}

async function bearer({ server, layout }: Claim): Promise<{ readonly mark: string | null } | undefined> {
  const [found] = await asked<{ mark: string | null }>(server, `select shobj_description(oid, 'pg_authid') as mark from pg_roles where rolname = $1`, [bearerOf(layout)]);
  return found && { mark: form.test(found.mark ?? '') ? found.mark : null };
}

/** Wrong password, or a role that cannot log in. A server that lets everybody in asks for no password, and a new one locks nobody out. */
const refused = new Set(['28P01', '28000']);

/** Whether this hall's password opens a role that is there. */
async function opens({ server, secrets }: Claim, role: string): Promise<boolean> {
  const database = decodeURIComponent(new URL(server).pathname.slice(1)) || 'postgres';
  try {
    await asked(at(server, database, { role, password: secrets(role) }), 'select');
    return true;
  } catch (error) {
    if (refused.has(codeOf(error))) return false;
    // It was let in, and has no business in this database.
    if (codeOf(error) === '42501') return true;
    throw error;
  }
}

/**
 * Whether the server bears a hall's mark already. Changes nothing. Throws `CannotStart` where it bears none and has roles that this hall's
 * passwords do not open: another hall would lose its logins.
 */
export async function isMarked(claim: Claim): Promise<boolean> {
  if ((await bearer(claim))?.mark) return true;
  const wanted = services.flatMap(service => [namesOf(service).app, namesOf(service).owner, `${service}_vault`]);
  const there = await asked<{ role: string }>(claim.server, 'select rolname as role from pg_roles where rolname = any ($1) order by 1', [wanted]);
  const strange: string[] = [];
  for (const { role } of there) if (!(await opens(claim, role))) strange.push(role);
  if (strange.length > 0) throw takenRoles(strange);
  return false;
}

/** Marks the server as this key's, unless it is already; the first mark stays. Throws `CannotStart` where it is another's. */
export async function mark(claim: Claim, key: KeyFile): Promise<void> {
  const [own, found] = [await markOf(key), await bearer(claim)];
  if (found?.mark === own) return;
  if (found?.mark) throw ofAnother(claim);
  const role = named(bearerOf(claim.layout));
  try {
    // Several statements in one question are one transaction: the role is never there without its mark.
    await asked(claim.server, `${found ? '' : `create role ${role} nologin;`} comment on role ${role} is ${text(own)}`);
  } catch (error) {
    // Another hall was quicker: unique violation, duplicate object.
    if (codeOf(error) !== '23505' && codeOf(error) !== '42710') throw error;
    return mark(claim, key);
  }
}
