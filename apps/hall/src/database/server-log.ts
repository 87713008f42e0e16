// What a PostgreSQL server writes about itself, told apart from what its sessions say in the same file.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

/** How far the file is written, in bytes. */
export const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** What was written from one place on. */
export function writtenFrom(file: string, from: number): string {
  const log = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, sizeOf(file) - from));
    return bytes.subarray(0, readSync(log, bytes, 0, bytes.length, from)).toString('utf8');
  } finally {
    closeSync(log);
  }
}

/** After the process's number a session bears the name of its application, `[unknown]` before it has said one; the server's own lines bear none. What goes on in a further line begins with a tab. */
const ofSession = /^\S+ \S+ \S+ \[\d+\] \S/;

/**
 * Without the lines of sessions: whoever is turned away while the server starts says so, and so does whoever sees its predecessor killed. Neither tells how this server is.
 */
export const ownWords = (written: string): string => written.split('\n').filter(line => !ofSession.test(line) && !line.startsWith('\t')).join('\n');
