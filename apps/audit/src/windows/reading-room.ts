// The reading room: nobody reads a case here without its being recorded first, who, what and why.
import { Injectable } from '@nestjs/common';
import { refuseAudit } from '@onehall/contracts';
import { caseFile } from '@onehall/case-file';
import type { Recorded } from '@onehall/kernel';
import { Desk, Edge, HallClock, type AtHall } from '@onehall/platform';
import { openDeep } from '@onehall/vault';
import { randomUUID } from 'node:crypto';
import { Ledger } from '../ledger/ledger.js';
import { RecordReading } from '../reading/record-reading.js';
import type { ReadCaseDto } from './audit.dto.js';
import { instantOf } from './instants.js';

/** A reading that was recorded: everything that was ever said about the case, and the two instants that were asked for. */
export interface Reading {
  readonly readingId: string;
  readonly events: readonly Recorded[];
  readonly asked: { readonly asOf: string | undefined; readonly knownAt: string | undefined };
}

/** What stands in the place of a personal value in a matter of the discipline organ. */
export const withheld = { withheld: true } as const;

const blind = { open: (values: readonly unknown[]) => Promise.resolve(values.map(() => withheld)) };

@Injectable()
export class ReadingRoom {
  constructor(
    private readonly ledger: Ledger,
    private readonly desk: Desk,
    private readonly edge: Edge,
    private readonly clock: HallClock,
  ) {}

  /** Throws what the desk throws: a reading that cannot be recorded is not had. A supervisor must say why he reads. */
  async read(caseId: string, { what, wanted }: { readonly what: 'file' | 'history' | 'proof'; readonly wanted: ReadCaseDto }, caller: AtHall): Promise<Reading> {
    const { purpose } = wanted;
    if (caller.role !== 'auditor' && purpose === undefined) throw refuseAudit('PURPOSE_MISSING');
    const asked = this.asked(wanted);
    const { hall, ...actor } = caller;
    const events = await this.ledger.history(hall, caseId);
    if (events.length === 0) throw refuseAudit('UNKNOWN_CASE');
    const readingId = randomUUID();
    const { asOf, knownAt } = asked;
    const read = { caseId, what, ...(asOf !== undefined && { asOf }), ...(knownAt !== undefined && { knownAt }), ...(purpose !== undefined && { purpose }) };
    await this.desk.tell(new RecordReading(readingId, read), { commandId: readingId, hall, actor, correlationId: readingId });
    return { readingId, events, asked };
  }

  /** Opens what was sealed. Of a matter that is the discipline organ's, now or at any time, only the facts are shown: that it came, and that it was handed over. */
  async open(value: object, { caseId, events }: { readonly caseId: string; readonly events: readonly Recorded[] }): Promise<object> {
    const { confidential, disposal } = caseFile(caseId, events);
    const secret = confidential || disposal?.way === 'discipline';
    const opened = (await (secret ? openDeep(blind, value) : this.edge.open(value))) as object;
    return secret ? { ...opened, withheld: true } : opened;
  }

  /** What happened is held against the hall's clock, what was recorded against the database's: that one is never virtual. */
  private asked({ asOf, knownAt }: ReadCaseDto): Reading['asked'] {
    return {
      asOf: instantOf({ said: asOf, field: 'asOf', now: this.clock.now() }),
      knownAt: instantOf({ said: knownAt, field: 'knownAt', now: new Date().toISOString() }),
    };
  }
}
