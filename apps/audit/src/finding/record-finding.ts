// A proof does not hold, and the ledger says where and why; a finding is never taken back.
import { FindingRecorded, type FindingEvent } from '@onehall/contracts';
import type { Decide } from '@onehall/kernel';
import type { Law } from '@onehall/rulebook';
import type { Finding } from './finding.js';

export class RecordFinding {
  constructor(
    readonly findingId: string,
    readonly found: { readonly service: string; readonly stream?: string; readonly version?: number; readonly wrong: string },
  ) {}
}

export const recordFinding: Decide<RecordFinding, Finding, FindingEvent, Law> = ({ findingId, found }, { recorded }) => (recorded ? [] : [FindingRecorded({ findingId, ...found })]);
