// Every number that an event states, held against the register from which it was drawn: a register that forgot a number gives it to another.
import { numbered, statedIn, type Stated } from '@onehall/contracts';
import { namesOf, type Fault } from '@onehall/event-store';
import type { Pool, PoolClient } from 'pg';
import { inSnapshot, pagesOf } from './snapshot.js';

interface NumberedRow {
  readonly stream: string;
  readonly version: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
}

type Placed = Stated & Pick<NumberedRow, 'stream' | 'version'>;

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As many as a reader can read. */
const atMost = 1_000;

/** What somebody wrote there by hand may be no JSON: then it states nothing, and its broken hash is told elsewhere. */
function placed(service: string, { stream, version, type, data, meta }: NumberedRow): readonly Placed[] {
  try {
    const stated = statedIn(service, { type, data: JSON.parse(data) as object, meta: JSON.parse(meta) as { hall: string; commandId: string } });
    return stated && isId.test(stated.drawnFor) && Number.isSafeInteger(stated.number) ? [{ ...stated, stream, version }] : [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return [];
    throw error;
  }
}

/** Those that the registers do not know as they are stated. */
async function unknownOf(client: PoolClient, schema: string, stated: readonly Placed[]): Promise<readonly Placed[]> {
  const { rows } = await client.query<{ place: number }>(
    `select u.place::int from unnest($1::text[], $2::uuid[], $3::bigint[]) with ordinality u(register, command, number, place)
     where not exists (select from ${schema}.drawn d where d.scope = u.register and d.command_id = u.command and d.n = u.number) order by u.place`,
    [stated.map(({ register }) => register), stated.map(({ drawnFor }) => drawnFor), stated.map(({ number }) => number)],
  );
  return rows.flatMap(({ place }) => stated[place - 1] ?? []);
}

const notDrawn = ({ register, number, written }: Stated): Fault['wrong'] => ({
  en: `The register ${register} does not know that ${number} was drawn for it, which it states as ${written}: the number may be given out again.`,
  zh: `编号簿 ${register} 中没有为其取出${number}号的记录，而该事件载明编号${written}：此号可能再次发出。`,
});

/** Asks one snapshot of a service's log. The first 1,000 faults. */
export function verifyNumbers(log: Pool, service: string): Promise<readonly Fault[]> {
  const { schema } = namesOf(service);
  return inSnapshot(log, async client => {
    const types = numbered.map(type => client.escapeLiteral(type)).join(', ');
    await client.query(`declare numbered no scroll cursor for select stream_id as stream, version, type, data, meta from ${schema}.event where type in (${types}) order by gpos`);
    const faults: Fault[] = [];
    for await (const rows of pagesOf<NumberedRow>(client, 'numbered')) {
      const unknown = await unknownOf(client, schema, rows.flatMap(row => placed(service, row)));
      faults.push(...unknown.map(one => ({ service, stream: one.stream, version: Number(one.version), wrong: notDrawn(one) })));
      if (faults.length >= atMost) break;
    }
    return faults.slice(0, atMost);
  });
}
