// How this library speaks with PostgreSQL: prepared once per connection, rows as arrays, bigint as number, and never pg's global type parsers.
import type { CustomTypesConfig, QueryArrayConfig, QueryArrayResult } from 'pg';
import { questions, type Question } from './sql/read.js';

/** A pool, a client, or one that has a transaction open. */
export interface Connection {
  query<Row extends unknown[]>(config: QueryArrayConfig): Promise<QueryArrayResult<Row>>;
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: text => text === 't',
  17: text => Buffer.from(text.slice(2), 'hex'),
  20: Number, // positions and versions stay far below 2^53
  21: Number,
  23: Number,
};
const asText = (text: string) => text;

const types: CustomTypesConfig = { getTypeParser: (oid: number) => parsers[oid] ?? asText };

/** Asks without preparing. Timestamps come as PostgreSQL's text: ask for `to_char` where they matter. */
export async function askPlainly<Row extends unknown[]>(connection: Connection, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await connection.query<Row>({ text, values: [...values], types, rowMode: 'array' });
  return rows;
}

/** Asks one service's prepared questions. Statements are named by service, because a pool may read its neighbours' logs too. */
export function asking(service: string) {
  const texts = questions(service);
  return async function ask<Row extends unknown[]>(connection: Connection, question: Question, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await connection.query<Row>({ name: `${service}.${question}`, text: texts[question], values: [...values], types, rowMode: 'array' });
    return rows;
  };
}

export type Ask = ReturnType<typeof asking>;
