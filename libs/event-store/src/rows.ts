// Rows of the log as the port's types.
import type { Answered, Appended, Loaded, StoredEvent } from './log.js';

/** In the order of `eventColumns` (./sql/read.ts). */
export type EventRow = [gpos: number, position: number, hash: Buffer, version: number, recordedAt: string, id: string, schemaVersion: number, stream: string, type: string, data: string, meta: string];

export function storedEvent([gpos, position, hash, version, recordedAt, id, schemaVersion, stream, type, data, meta]: EventRow): StoredEvent {
  return { id, type, schemaVersion, data, meta, stream, version, recordedAt, gpos, position, hash };
}

export type AnswerRow = [status: 'ok' | 'duplicate' | 'mismatch' | 'conflict' | 'taken' | 'archived', first: number, last: number, gpos: number | null];

export function appended([status, firstVersion, lastVersion, gpos]: AnswerRow): Appended {
  switch (status) {
    case 'ok':
    case 'duplicate':
      return { status, firstVersion, lastVersion, gpos };
    case 'conflict':
      return { status, version: lastVersion };
    case 'mismatch':
    case 'taken':
    case 'archived':
      return { status };
  }
}

export type LoadRow = ['answered' | 'mismatch', ...answer: [first: number, last: number, gpos: number | null], ...EventRow] | [null, null, null, null, ...EventRow];

export function loaded(rows: readonly LoadRow[]): Loaded {
  const [first] = rows;
  if (first?.[0] === 'mismatch') return { was: 'mismatch' };
  if (first?.[0] === 'answered') {
    const answer: Answered = { firstVersion: first[1], lastVersion: first[2], gpos: first[3] };
    return { was: 'answered', answer };
  }
  return { was: 'fresh', events: rows.map(([, , , , ...event]) => storedEvent(event)) };
}
