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

/** The first column says which of the questions a row answers, from 1. */
export type LoadRow = [item: number, ...(['answered' | 'mismatch', ...answer: [first: number, last: number, gpos: number | null], ...EventRow] | [null, null, null, null, ...EventRow])];

/** The answers to `count` questions, in their order. */
export function loadedAll(rows: readonly LoadRow[], count: number): readonly Loaded[] {
  const answers: LoadRow[][] = Array.from({ length: count }, () => []);
  for (const row of rows) answers[row[0] - 1]?.push(row);
  return answers.map(loaded);
}

function loaded(rows: readonly LoadRow[]): Loaded {
  const [first] = rows;
  if (first?.[1] === 'mismatch') return { was: 'mismatch' };
  if (first?.[1] === 'answered') {
    const answer: Answered = { firstVersion: first[2], lastVersion: first[3], gpos: first[4] };
    return { was: 'answered', answer };
  }
  return { was: 'fresh', events: rows.map(([, , , , , ...event]) => storedEvent(event)) };
}
