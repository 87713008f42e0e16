// One thing that the tables of a log must say of each other.
import { askPlainly, type Connection } from '../asking.js';
import type { Fault, Faults } from './fault.js';

/** A question whose every row is a fault: stream and version (or null), two numbers for its sentence, and words where it needs them. Cheap for the database, nothing for the memory of who asks. */
export interface Check {
  readonly sql: string;
  wrong(this: void, first: number, second: number, ...words: readonly string[]): Fault['wrong'];
}

/** Asks, and adds a fault for each row. */
export async function findings(connection: Connection, { sql, wrong }: Check, faults: Faults): Promise<void> {
  const rows = await askPlainly<[string | null, number | null, number, number, ...string[]]>(connection, sql);
  for (const [stream, version, first, second, ...words] of rows) faults.add(stream, version, wrong(first, second, ...words));
}
