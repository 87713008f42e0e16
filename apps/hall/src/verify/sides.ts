// The two sides of a comparison as an administrator sees them in the database: a service's log, and the ledger in which audit keeps its copy.
import { beforeInTable, eventInTable, namesOf, type BeforeInTable, type CopiedEvent, type EventInTable, type LogIdentity, type Side, type StoredEvent } from '@onehall/event-store';
import type { Pool } from 'pg';
import { standing } from './ledger-views.js';

/** Microseconds in UTC, as every hash covers them. */
export const instantOf = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** A log whose own row is gone is told so by its verification; here it is nobody's. */
async function identityOf(pool: Pool, service: string): Promise<LogIdentity> {
  const { rows } = await pool.query<{ log_id: string; incarnation: number }>(`select log_id, incarnation from ${namesOf(service).schema}.log`);
  const [row] = rows;
  return { service, logId: row?.log_id ?? '', incarnation: row?.incarnation ?? 1 };
}

/** Read from the tables themselves: a function of the log might have been exchanged. */
export function logSide(pool: Pool, service: string): Side<StoredEvent> {
  const { schema } = namesOf(service);
  return {
    identity: () => identityOf(pool, service),
    head: async () => Number((await pool.query<{ position: string }>(`select position from ${schema}.log`)).rows[0]?.position ?? 0),
    page: async (after, upTo) => {
      const columns = `l.position, e.gpos, e.stream_id as stream, e.version, e.event_id, e.type, e.schema_version, ${instantOf('e.recorded_at')} as recorded_at, e.data, e.meta, e.hash`;
      const { rows } = await pool.query<EventInTable>(`select ${columns} from ${schema}.leaf l join ${schema}.event e using (gpos) where l.position > $1 and l.position <= $2 order by l.position`, [after, upTo]);
      return rows.map(eventInTable);
    },
  };
}

/** Which log audit has followed and how far stands in its lease; the copy must reach as far, and begins with that log's id. */
export function ledgerSide({ ledger: pool, log }: { readonly ledger: Pool; readonly log: Pool }, service: string): Side<CopiedEvent> {
  const followed = async () => (await pool.query<{ log_id: string; incarnation: number; position: string }>('select log_id, incarnation, position from audit.lease where name = $1', [`ledger:${service}<-${service}`])).rows[0];
  return {
    identity: async () => {
      const lease = await followed();
      return lease ? { service, logId: lease.log_id, incarnation: lease.incarnation } : identityOf(log, service);
    },
    head: async () => {
      const { rows } = await pool.query<{ position: string }>(`select position from ${standing} l where service = $1 order by position desc limit 1`, [service]);
      return Math.max(Number(rows[0]?.position ?? 0), Number((await followed())?.position ?? 0));
    },
    page: async (after, upTo) => {
      const { rows } = await pool.query<EventInTable & BeforeInTable>(
        `select l.*, b.version as before_version, b.gpos as before_gpos, b.recorded_at as before_recorded_at, b.hash as before_hash
         from ${standing} l
         left join lateral (select * from ${standing} p where service = l.service and stream = l.stream and position < l.position order by position desc limit 1) b on true
         where l.service = $1 and l.position > $2 and l.position <= $3 order by l.position`,
        [service, after, upTo],
      );
      return rows.map(row => ({ event: eventInTable(row), before: beforeInTable(row) }));
    },
  };
}
