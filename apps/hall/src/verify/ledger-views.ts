// What stands in the ledger and what was lost, asked of its tables; and whether audit's own views still ask the same.
import type { Fault } from '@onehall/event-store';
import type { Pool } from 'pg';

/** Every row of the ledger with the incarnation that it was lost to: as `audit.ledger_fate`, which somebody might have exchanged. */
export const fates = `(
  select l.*, (select min(i.incarnation) from audit.ledger_life i where i.service = l.service and i.incarnation > l.incarnation and i.after < l.position) as lost_to from audit.ledger l)`;

/** What stands: as `audit.ledger_now`. */
export const standing = `(select * from ${fates} fate where lost_to is null)`;

const copied = ['service', 'position', 'gpos', 'stream', 'version', 'event_id', 'type', 'schema_version', 'recorded_at', 'data', 'meta', 'hash', 'incarnation'];

/** As audit's migrations made them, and as PostgreSQL tells them, without the blanks, brackets, quotes and short names that differ between its releases. */
const asMade: Readonly<Record<string, string>> = {
  ledger_fate: `SELECT${copied.join(',')},SELECTmini.incarnationASminFROMaudit.ledger_lifeiWHEREi.service=l.serviceANDi.incarnation>l.incarnationANDi.after<l.positionASlost_toFROMaudit.ledgerl`,
  ledger_now: `SELECT${copied.join(',')},lost_toFROMaudit.ledger_fateWHERElost_toISNULL`,
};

const plain = (definition: string): string => {
  const [columns = '', ...rest] = definition.split('(');
  return [columns.replace(/\b(l|ledger_fate)\./g, ''), ...rest].join('').replace(/[\s"();]/g, '');
};

const exchanged = (view: string): Fault['wrong'] => ({
  en: `The view audit.${view} is not the one that its migrations made: what audit shows, and compares when it is asked at a window, may lack events or hold others.`,
  zh: `视图 audit.${view} 并非迁移所建：审计窗口所展示、所比对的内容可能缺少事件，或者另有他物。`,
});

/** Ask with nothing but pg_catalog in the search path: only then every table is told by its full name. */
export async function verifyViews(ledger: Pool): Promise<readonly Fault[]> {
  const { rows } = await ledger.query<{ view: string; definition: string | null }>(`select view, pg_get_viewdef(to_regclass('audit.' || view)) as definition from unnest($1::text[]) view`, [Object.keys(asMade)]);
  return rows.filter(({ view, definition }) => plain(definition ?? '') !== asMade[view]).map(({ view }) => ({ service: 'audit', stream: null, version: null, wrong: exchanged(view) }));
}
