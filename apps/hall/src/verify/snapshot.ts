// One snapshot of a database, however long it is read: a page of rows at a time, so that memory stays flat.
import type { Pool, PoolClient } from 'pg';

const chunk = 2_000;

/** All that `read` asks is answered from one snapshot. A reader stalls nobody and may take its time. */
export async function inSnapshot<Found>(pool: Pool, read: (client: PoolClient) => Promise<Found>): Promise<Found> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`select set_config(name, '0', true) from pg_settings where name in ('transaction_timeout', 'statement_timeout')`);
    return await read(client);
  } finally {
    await client.query('rollback').finally(() => client.release());
  }
}

/** The pages of a declared cursor; the last may be empty. */
export async function* pagesOf<Row extends object>(client: PoolClient, cursor: string): AsyncGenerator<readonly Row[]> {
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${chunk} from ${cursor}`);
    yield rows;
    if (rows.length < chunk) return;
  }
}

/** The same, row by row. */
export async function* rowsOf<Row extends object>(client: PoolClient, cursor: string): AsyncGenerator<Row> {
  for await (const rows of pagesOf<Row>(client, cursor)) yield* rows;
}
