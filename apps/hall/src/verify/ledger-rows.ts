// Rows of the ledger that no copying wrote: of a life that no note knows, or of a service that is none.
import { services } from '@onehall/contracts';
import type { Fault } from '@onehall/event-store';
import type { Pool } from 'pg';

interface Misplaced {
  readonly incarnation: number;
  readonly many: number;
  readonly stream: string;
  readonly version: string;
  readonly position: string;
}

const ofNoLife = ({ incarnation, many, position }: Misplaced): Fault['wrong'] => ({
  en: `The ledger holds ${many} event(s) of incarnation ${incarnation}, the first at position ${position}, where no note lets that incarnation go on.`,
  zh: `台账存有第${incarnation}代的${many}个事件，首个在位置${position}，而没有记载表明该代自此之前延续。`,
});

/** Whatever stands in the ledger belongs to the life with which it began, or stands behind the note of another. The first event of each life that does not. */
export async function verifyIncarnations(ledger: Pool, { service, first }: { readonly service: string; readonly first: number }): Promise<readonly Fault[]> {
  const { rows } = await ledger.query<Misplaced>(
    `select distinct on (l.incarnation) l.incarnation, count(*) over (partition by l.incarnation)::int as many, l.stream, l.version, l.position from audit.ledger l
     where l.service = $1 and l.incarnation <> $2 and not exists (select from audit.ledger_life i where i.service = l.service and i.incarnation = l.incarnation and i.after < l.position)
     order by l.incarnation, l.position limit 1000`,
    [service, first],
  );
  return rows.map(row => ({ service, stream: row.stream, version: Number(row.version), wrong: ofNoLife(row) }));
}

const tables = { ledger: '台账', ledger_life: '台账的各代记载', case_stream: '台账的信访事项索引' } as const;

const ofNoService = (table: keyof typeof tables, { service, many }: { readonly service: string; readonly many: number }): Fault['wrong'] => ({
  en: `The table audit.${table} holds ${many} row(s) of “${service}”, which is no service of this hall.`,
  zh: `${tables[table]}（audit.${table}）存有“${service}”的${many}行，而本厅并无此服务。`,
});

/** What audit holds of services that nobody verifies, since there are none. */
export async function verifyServices(ledger: Pool): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const table of Object.keys(tables) as (keyof typeof tables)[]) {
    const { rows } = await ledger.query<{ service: string; many: number }>(`select service, count(*)::int as many from audit.${table} where service <> all($1::text[]) group by service order by service limit 1000`, [services]);
    faults.push(...rows.map(row => ({ service: 'audit', stream: null, version: null, wrong: ofNoService(table, row) })));
  }
  return faults;
}
