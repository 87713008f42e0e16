// Somebody looks at a case, and the ledger remembers who, at what, and why.
import { CaseRead, type ReadingEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Reading } from './reading.js';

export class RecordReading {
  constructor(
    readonly readingId: string,
    readonly read: { readonly caseId: string; readonly what: string; readonly asOf?: string; readonly knownAt?: string; readonly purpose?: string },
  ) {}
}

export const recordReading: Decide<RecordReading, Reading, ReadingEvent, Law> = ({ readingId, read }, { recorded }) => (recorded ? [] : [CaseRead({ readingId, ...read })]);
