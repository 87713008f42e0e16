// One thing that the tables of a log must say of each other.
import type { Fault } from './fault.js';

/** A question whose every row is a fault: stream and version (or null), and two numbers for its sentence. Cheap for the database, nothing for the memory of who asks. */
export interface Check {
  readonly sql: string;
  wrong(this: void, first: number, second: number): Fault['wrong'];
}
