// After a restore from a backup: the log counts a new incarnation, and an event in the log itself says so.
import type { ClientBase } from 'pg';
import { namesOf } from './names.js';
import { createHash } from 'node:crypto';

export interface Restored {
  readonly service: string;
  readonly commandId: string;
  readonly eventId: string;
  /** Why it was restored and from when, in plain words without personal data. */
  readonly reasons: string;
  /** The event's meta, as canonical JSON. */
  readonly meta: string;
}

/**
 * To be called by the owner in a transaction of his own, after a restore and before any process starts. Appends `LogRestored` and gives the new incarnation; every follower of the old one
 * then stops with `OtherLog`, until somebody sets him on.
 */
export async function reincarnate(owner: ClientBase, { service, commandId, eventId, reasons, meta }: Restored): Promise<number> {
  const { schema } = namesOf(service);
  const { rows: [log] } = await owner.query<{ incarnation: number }>(`select incarnation from ${schema}.log for update`);
  const data = JSON.stringify({ incarnation: (log?.incarnation ?? 0) + 1, reasons });
  const request = createHash('sha256').update(data).digest();
  const { rows: [said] } = await owner.query<{ incarnation: number }>(`select ${schema}.reincarnate($1, $2, $3, $4, $5) as incarnation`, [commandId, eventId, request, data, meta]);
  return said?.incarnation ?? 0;
}
